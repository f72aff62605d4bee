namespace LlmAttributes;

/// <summary>The JSON form of what the playground is asked.</summary>
/// <param name="Contract">The name of the contract.</param>
/// <param name="Call">The name of the method.</param>
/// <param name="Values">The values of its parameters as text.</param>
/// <param name="Run">Whether the call is made; else it is only prepared.</param>
internal sealed record PlaygroundRequest(string? Contract, string? Call, Dictionary<string, string>? Values, bool Run);
