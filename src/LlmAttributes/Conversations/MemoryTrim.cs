namespace LlmAttributes;

/// <summary>What happens to the turns of a conversation that do not fit.</summary>
public enum MemoryTrim
{
    /// <summary>The oldest are not sent; the store keeps them.</summary>
    Drop = 0,

    /// <summary>The models of the call sum up the oldest, at the cost of the call, and the summary is sent in their place.</summary>
    Summarise = 1,
}
