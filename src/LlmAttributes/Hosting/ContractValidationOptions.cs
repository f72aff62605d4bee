namespace LlmAttributes;

/// <summary>Carries no option: it is what the host asks to be validated when it starts.</summary>
internal sealed class ContractValidationOptions;
