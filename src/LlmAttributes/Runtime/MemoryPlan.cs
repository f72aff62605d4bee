namespace LlmAttributes.Runtime;

/// <summary>What a call remembers, as <see cref="MemoryAttribute"/> declares it.</summary>
public sealed record MemoryPlan
{
    /// <summary>Gets how many tokens of earlier turns are sent at most.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Gets what happens to turns that do not fit.</summary>
    public MemoryTrim Trim { get; init; }
}
