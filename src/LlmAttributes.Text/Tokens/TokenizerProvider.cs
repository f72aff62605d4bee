namespace LlmAttributes;

/// <summary>
/// Counts with the tokenizers of OpenAI: exactly for plain text sent to its chat and embedding models, and as the nearest vocabulary, scaled, for families whose own is not
/// public or not at hand. What a chat template puts around messages, what tools and images cost, is counted where it is documented.
/// </summary>
public sealed class TokenizerProvider : ITokenCounterProvider
{
    /// <inheritdoc/>
    public ITokenCounter? CounterFor(ModelFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return FamilyOf(facts) is { } family ? new TokenEstimator(family) : null;
    }

    /// <summary>Tells the encoding that a model uses itself.</summary>
    /// <param name="facts">The facts of the model.</param>
    /// <returns><c>o200k_base</c> or <c>cl100k_base</c>; <see langword="null"/> when the model has another, or one that is not known.</returns>
    public static string? EncodingOf(ModelFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return OpenAIModels.EncodingOf(ModelName.Of(facts))?.Name;
    }

    private static TokenFamily? FamilyOf(ModelFacts facts)
    {
        var name = ModelName.Of(facts);
        if (HostedAgents.FamilyOf(name) is { } agent)
            return agent;
        if (OpenAIModels.FamilyOf(name, facts.Provider) is { } own)
            return own;
        return ChatTemplates.FamilyOf(name) ?? ChatTemplates.FamilyOf(facts.Provider ?? "");
    }
}
