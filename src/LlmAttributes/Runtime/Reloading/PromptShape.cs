using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>What conditions and loops of a prompt may do with a value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum PromptShape
{
    /// <summary>Nothing: a number, a date, an enumeration.</summary>
    Value,

    /// <summary>A truth value.</summary>
    Boolean,

    /// <summary>A truth value that may be missing.</summary>
    NullableBoolean,

    /// <summary>A text.</summary>
    Text,

    /// <summary>Something that may be <see langword="null"/>.</summary>
    Reference,

    /// <summary>A sequence of one type of items.</summary>
    Sequence,
}
