namespace LlmAttributes;

/// <summary>What a reader did to an answer that was not quite what was asked for.</summary>
public enum LlmRepairKind
{
    /// <summary>The name of a property differs from the declared one in case or separators.</summary>
    PropertyName,

    /// <summary>The name of an enumeration's member differs from the declared one in case or separators, or stands as a number.</summary>
    EnumName,

    /// <summary>A number was written as text.</summary>
    TextAsNumber,

    /// <summary>A number was written with decimals where a whole one is expected, such as <c>1.0</c>.</summary>
    WholeNumber,

    /// <summary><c>true</c> or <c>false</c> was written as text or as a number.</summary>
    TextAsBoolean,

    /// <summary>A number or a boolean was read as text.</summary>
    ValueAsText,

    /// <summary>A date, a time or another formatted value was written in another format than the schema's.</summary>
    Format,

    /// <summary>A single value was read as a list of one.</summary>
    SingleAsList,

    /// <summary>A list of one was read as its only value.</summary>
    ListAsSingle,

    /// <summary>The value stood in an object of its own.</summary>
    Unwrapped,

    /// <summary>A value that the schema requires and the type does not was missing, and the type's default stands.</summary>
    DefaultValue,

    /// <summary>A <c>null</c> was read as missing.</summary>
    NullAsMissing,

    /// <summary>A property that the type does not have was skipped.</summary>
    UnknownProperty,

    /// <summary>A property stood more than once; the last one counts.</summary>
    DuplicateProperty,

    /// <summary>The type of a union was told from the properties, since its discriminator was missing.</summary>
    Discriminator,

    /// <summary>Text around the JSON was left out.</summary>
    SurroundingText,

    /// <summary>The JSON stood in a fenced block.</summary>
    Fence,

    /// <summary>Quotes were replaced or added.</summary>
    Quotes,

    /// <summary>Raw control characters, quotes or backslashes in a string were escaped.</summary>
    Escape,

    /// <summary>A comma or a colon was added or left out.</summary>
    Separator,

    /// <summary>A literal of another language, such as <c>True</c> or <c>None</c>, was read as JSON's.</summary>
    Literal,

    /// <summary>A comment was left out.</summary>
    Comment,

    /// <summary>The text broke off; what was open was closed.</summary>
    Truncated,

    /// <summary>Braces were added around properties, or between values.</summary>
    Braces,
}
