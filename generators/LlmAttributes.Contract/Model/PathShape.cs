namespace LlmAttributes.Contract;

/// <summary>What conditions and loops of a template may do with a value.</summary>
internal enum PathShape
{
    /// <summary>Nothing: a number, a date, an enumeration.</summary>
    Value,

    Boolean,

    /// <summary>A truth value that may be missing, if only because a property before it may be.</summary>
    NullableBoolean,

    Text,

    /// <summary>Something that may be <see langword="null"/>.</summary>
    Reference,

    /// <summary>A sequence of one type of items.</summary>
    Sequence,
}
