namespace LlmAttributes.Runtime;

/// <summary>How the answers of a call are found by meaning.</summary>
public sealed record SemanticCachePlan
{
    /// <summary>Gets the largest share of hits that may be wrong; 0.005 to 0.2.</summary>
    public double? MaxWrongHitRate { get; init; }

    /// <summary>Gets a value indicating whether hits are counted only.</summary>
    public bool IsShadow { get; init; }
}
