using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Says what one member of an ensemble does differently.</summary>
/// <param name="model">The key of the member. A member that is listed twice takes the first of these attributes for its first place and the second for its second.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface, Inherited = false, AllowMultiple = true)]
public sealed class EnsembleMemberAttribute(string model) : Attribute
{
    /// <summary>Gets the key of the member.</summary>
    public string Model { get; } = model;

    /// <summary>Gets or sets how much its vote counts, where votes have weights and none were learned.</summary>
    /// <value>0 or more; the default is 1.</value>
    public double Weight { get; set; } = double.NaN;

    /// <summary>Gets or sets what the member is told beside the prompt, as a system message.</summary>
    public string? Instructions { get; set; }

    /// <summary>Gets or sets the name of the <see cref="PromptVariantAttribute"/> of the call that the member is asked with in place of the call's prompt. A variant that a member names has no share of the calls.</summary>
    /// <value>By default the member is asked with the prompt of the call.</value>
    public string? PromptVariant { get; set; }

    /// <summary>Gets or sets the sampling temperature.</summary>
    /// <value>0 to 2; the default is that of <see cref="ModelOptionsAttribute"/>.</value>
    public double Temperature { get; set; } = double.NaN;

    /// <summary>Gets or sets the nucleus sampling share.</summary>
    /// <value>0 to 1; the default is that of <see cref="ModelOptionsAttribute"/>.</value>
    public double TopP { get; set; } = double.NaN;

    /// <summary>Gets or sets the largest output in tokens.</summary>
    /// <value>1 or more; the default is that of <see cref="ModelOptionsAttribute"/>.</value>
    public int MaxOutputTokens { get; set; }

    /// <summary>Gets or sets the seed.</summary>
    /// <value>The default is that of <see cref="ModelOptionsAttribute"/>.</value>
    public long Seed { get; set; } = long.MinValue;

    /// <summary>Gets or sets how much the model thinks.</summary>
    /// <value>The default is that of <see cref="ModelOptionsAttribute"/>.</value>
    public ReasoningEffort ReasoningEffort { get; set; }
}
