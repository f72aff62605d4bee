using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>What one member of an ensemble does differently, as <see cref="EnsembleMemberAttribute"/> declares it.</summary>
/// <param name="Model">The key of the member.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record EnsembleMemberPlan(string Model)
{
    /// <summary>Gets how much its vote counts.</summary>
    public double? Weight { get; init; }

    /// <summary>Gets the options of its requests.</summary>
    public ModelOptionsPlan? Options { get; init; }

    /// <summary>Gets what it is told beside the prompt.</summary>
    public string? Instructions { get; init; }

    /// <summary>Gets the name of the variant of the prompt that it is asked with, one of <see cref="CallPlan.MemberVariants"/>; <see langword="null"/> for the prompt of the call.</summary>
    public string? PromptVariant { get; init; }
}
