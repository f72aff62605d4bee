using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>The options of each request, as <see cref="ModelOptionsAttribute"/> declares them.</summary>
public sealed record ModelOptionsPlan
{
    /// <summary>Gets the sampling temperature.</summary>
    public float? Temperature { get; init; }

    /// <summary>Gets the nucleus sampling share.</summary>
    public float? TopP { get; init; }

    /// <summary>Gets the largest output in tokens.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>Gets the seed.</summary>
    public long? Seed { get; init; }

    /// <summary>Gets how much the model thinks.</summary>
    public ReasoningEffort? ReasoningEffort { get; init; }

    /// <summary>Gets the texts at which the model stops.</summary>
    public IReadOnlyList<string>? StopSequences { get; init; }
}
