namespace LlmAttributes;

/// <summary>A contract of a container, creatable without knowing its type.</summary>
internal sealed record ContractRegistration(Func<LlmRuntime, object> Create);
