namespace LlmAttributes;

/// <summary>Marks the parameter that names the tenant of a call: whose budget is used, and under whom the ledger books. It is not sent to the model.</summary>
/// <remarks>It is a string; <see langword="null"/> leaves the tenant of <see cref="LlmCallOptions.Tenant"/>, else that of the <see cref="LlmScope"/> around the call.</remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TenantAttribute : Attribute;
