using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>A model's facts with the place that declares them.</summary>
/// <param name="Key">The key of the model.</param>
/// <param name="Origin">The constant or assembly that declares the model, for messages.</param>
/// <param name="Facts">The facts.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record DeclaredModel(string Key, string Origin, ModelFacts Facts)
{
    /// <summary>Gets a value indicating whether a referenced assembly declares the model; the facts of the contract's own assembly go before.</summary>
    public bool IsReferenced { get; init; }
}
