namespace LlmAttributes;

/// <summary>What a property of an error body is about.</summary>
internal enum ErrorPayloadRole
{
    None,
    Message,
    Code,
    Type,
    Status,
    Parameter,
    Seconds,
    Milliseconds,

    /// <summary>The body of a provider behind the provider, as text.</summary>
    Raw,
}
