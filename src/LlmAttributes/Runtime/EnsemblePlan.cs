using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>The ensemble, as <see cref="EnsembleAttribute"/> declares it.</summary>
/// <param name="Strategy">How the answers are merged.</param>
/// <param name="Members">The keys of the members.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record EnsemblePlan(MergeStrategy Strategy, IReadOnlyList<string> Members)
{
    /// <summary>Gets how long members may take, in seconds.</summary>
    public double? TimeoutSeconds { get; init; }

    /// <summary>Gets how many members must have answered.</summary>
    public int? Quorum { get; init; }
}
