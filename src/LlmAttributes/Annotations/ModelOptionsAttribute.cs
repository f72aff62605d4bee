using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Sets the options that are sent with each request.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class ModelOptionsAttribute : Attribute
{
    /// <summary>Gets or sets a value indicating whether the options apply.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes inherited options.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets the sampling temperature, 0 or more.</summary>
    /// <value>The default is the provider's.</value>
    public double Temperature { get; set; } = double.NaN;

    /// <summary>Gets or sets the nucleus sampling share, above 0 and up to 1.</summary>
    /// <value>The default is the provider's.</value>
    public double TopP { get; set; } = double.NaN;

    /// <summary>Gets or sets the largest output in tokens.</summary>
    /// <value>The default is the provider's.</value>
    public int MaxOutputTokens { get; set; }

    /// <summary>Gets or sets the seed of the sampling.</summary>
    /// <value>The default is none. <see cref="long.MinValue"/> stands for none and is no seed.</value>
    public long Seed { get; set; } = long.MinValue;

    /// <summary>Gets or sets how much a reasoning model thinks before it answers.</summary>
    /// <value>The default is the provider's.</value>
    public ReasoningEffort ReasoningEffort { get; set; }

    /// <summary>Gets or sets the texts at which the model stops.</summary>
    public string[]? StopSequences { get; set; }
}
