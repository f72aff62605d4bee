namespace LlmAttributes;

/// <summary>How the lists of several answers become one.</summary>
public enum ListVote
{
    /// <summary>As their type says: lists aligned, sets as sets.</summary>
    Default = 0,

    /// <summary>By how many items there are, and then place by place.</summary>
    Aligned = 1,

    /// <summary>Item by item: those that have more than half of the weight. Neither the order nor repeated items count.</summary>
    Set = 2,
}
