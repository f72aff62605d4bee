namespace LlmAttributes;

/// <summary>What a word of a query is for.</summary>
internal enum WordKind
{
    /// <summary>Carries the subject.</summary>
    Content,

    /// <summary>Holds the sentence together.</summary>
    Function,

    /// <summary>A number, in digits or words.</summary>
    Number,

    /// <summary>Denies.</summary>
    Negation,

    /// <summary>A unit of measure, a currency or a part of the calendar.</summary>
    Unit,
}
