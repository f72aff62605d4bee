namespace LlmAttributes.Contract;

/// <summary>What a parameter is for; its type decides.</summary>
internal enum ParameterRole
{
    Value,
    CancellationToken,
    ChatOptions,
    CallOptions,
    History,
    Attachment,
    Attachments,
    Tool,
    Tools,
}
