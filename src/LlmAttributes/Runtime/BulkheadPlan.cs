namespace LlmAttributes.Runtime;

/// <summary>The limit of runs at once, as <see cref="BulkheadAttribute"/> declares it. What is <see langword="null"/> has the default that the attribute names.</summary>
public sealed record BulkheadPlan
{
    /// <summary>Gets how many runs may go on at once; at least 1.</summary>
    public int? MaxConcurrency { get; init; }

    /// <summary>Gets how many runs may wait for their turn; 0 or more.</summary>
    public int? MaxQueued { get; init; }
}
