namespace LlmAttributes;

/// <summary>How much of a value has arrived.</summary>
public enum PartialState
{
    /// <summary>Nothing.</summary>
    Missing = 0,

    /// <summary>Its beginning.</summary>
    Growing = 1,

    /// <summary>All of it.</summary>
    Complete = 2,
}
