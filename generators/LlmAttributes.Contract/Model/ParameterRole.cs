namespace LlmAttributes.Contract;

/// <summary>What a parameter is for; its type decides, for a tenant its attribute.</summary>
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
    Tenant,
    Memory,
    Progress,
    RunId,
}
