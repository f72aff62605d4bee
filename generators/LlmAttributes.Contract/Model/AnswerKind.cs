namespace LlmAttributes.Contract;

internal enum AnswerKind
{
    Text,
    Boolean,
    Number,
    Enum,
    Response,
    Updates,

    /// <summary>JSON, by a generated shape.</summary>
    Json,

    /// <summary>The items of a list in JSON, as they arrive.</summary>
    Items,

    /// <summary>An object in JSON, as it grows.</summary>
    Partial,
}
