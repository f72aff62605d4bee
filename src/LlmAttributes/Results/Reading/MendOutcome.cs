namespace LlmAttributes.Runtime;

/// <summary>How a value was mended.</summary>
internal enum MendOutcome
{
    /// <summary>The value is whole.</summary>
    Whole,

    /// <summary>There is no such value; nothing was written.</summary>
    Nothing,

    /// <summary>The text ends inside the value.</summary>
    CutOff,

    /// <summary>The value is nested too deeply.</summary>
    TooDeep,
}
