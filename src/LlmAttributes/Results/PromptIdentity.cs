using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>Which prompt a call was made with.</summary>
/// <param name="Fingerprint">A hash over the texts of its messages as the attributes give them, and the schema of the answer: it changes when what the model reads changes, and not with the layout of the source.</param>
public sealed record PromptIdentity(string Fingerprint)
{
    /// <summary>Gets the name, as <see cref="PromptAttribute.Name"/> has it.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the version, as <see cref="PromptAttribute.Version"/> has it.</summary>
    public string? Version { get; init; }

    /// <summary>Gets the variant, as <see cref="PromptVariantAttribute"/> names it; <see langword="null"/> for the prompt of <see cref="PromptAttribute"/>.</summary>
    public string? Variant { get; init; }

    /// <summary>The prompt of a call; <see langword="null"/> for a call without one of its own.</summary>
    internal static PromptIdentity? Of(CallPlan plan) => plan.PromptFingerprint.Length == 0
        ? null
        : new(plan.PromptFingerprint) { Name = plan.PromptName, Version = plan.PromptVersion, Variant = plan.PromptVariant };
}
