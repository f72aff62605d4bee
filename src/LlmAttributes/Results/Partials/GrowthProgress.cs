namespace LlmAttributes.Runtime;

/// <summary>What has happened to an object while it grew.</summary>
internal sealed class GrowthProgress
{
    /// <summary>Whether there is something to show that was not shown.</summary>
    public bool HasChanged { get; set; }

    /// <summary>How many characters were looked at, in all.</summary>
    public long Steps { get; set; }

    /// <summary>How many objects and lists are open.</summary>
    public int Depth { get; set; }
}
