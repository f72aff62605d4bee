namespace LlmAttributes;

/// <summary>Tells of a comparison with a shadow.</summary>
/// <param name="comparison">The comparison.</param>
public sealed class ShadowComparedEventArgs(ShadowComparison comparison) : EventArgs
{
    /// <summary>Gets the comparison.</summary>
    public ShadowComparison Comparison { get; } = comparison;
}
