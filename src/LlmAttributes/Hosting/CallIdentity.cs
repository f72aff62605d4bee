using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>Which call of which contract a request belongs to.</summary>
/// <param name="Contract">The name of the contract with its containing types, without its namespace.</param>
/// <param name="Call">The name of the method.</param>
/// <param name="Model">The key of the model that is asked.</param>
public sealed record CallIdentity(string Contract, string Call, string Model)
{
    /// <summary>Gets the prompt of the call; <see langword="null"/> where it has none of its own.</summary>
    public PromptIdentity? Prompt { get; init; }

    /// <summary>Gets contract and method, for instance <c>ISupportDesk.ClassifyAsync</c>.</summary>
    public string FullName => $"{Contract}.{Call}";

    internal static CallIdentity Of(CallPlan plan, string model) => new(plan.Contract, plan.Call, model) { Prompt = PromptIdentity.Of(plan) };
}
