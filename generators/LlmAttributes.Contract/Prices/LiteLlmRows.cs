using System.Globalization;

namespace LlmAttributes.Contract;

/// <summary>Rows in the schema of LiteLLM, whose prices are USD per token.</summary>
internal static class LiteLlmRows
{
    private const string TierStart = "_cost_per_token_above_";
    private const string TierEnd = "k_tokens";

    public static ModelFact? Find(JsonNode rows, string? provider, string modelId)
    {
        if (rows[modelId] is { Members: not null } row)
            return Read(row);
        foreach (var prefix in ProviderPrefixes.Of(provider))
        {
            if (rows[prefix + modelId] is { Members: not null } prefixed)
                return Read(prefixed);
        }

        return null;
    }

    private static ModelFact Read(JsonNode row) => new()
    {
        Key = "",
        Origin = "",
        InputUsdPerMillionTokens = PerMillion(row, "input_cost_per_token"),
        OutputUsdPerMillionTokens = PerMillion(row, "output_cost_per_token"),
        CachedInputUsdPerMillionTokens = PerMillion(row, "cache_read_input_token_cost"),
        CacheWriteUsdPerMillionTokens = PerMillion(row, "cache_creation_input_token_cost"),
        ReasoningUsdPerMillionTokens = PerMillion(row, "output_cost_per_reasoning_token"),
        AudioInputUsdPerMillionTokens = PerMillion(row, "input_cost_per_audio_token"),
        AudioOutputUsdPerMillionTokens = PerMillion(row, "output_cost_per_audio_token"),
        BatchInputUsdPerMillionTokens = PerMillion(row, "input_cost_per_token_batches"),
        BatchOutputUsdPerMillionTokens = PerMillion(row, "output_cost_per_token_batches"),
        PriceTiers = Tiers(row),
        ContextWindow = row.CountOf("max_input_tokens") ?? row.CountOf("max_tokens"),
        MaxOutputTokens = row.CountOf("max_output_tokens"),
        RetiresOn = DateModel.Parse(row.TextOf("deprecation_date")),
    };

    private static EquatableArray<PriceTierModel> Tiers(JsonNode row)
    {
        var tiers = new SortedDictionary<int, PriceTierModel>();
        foreach (var name in row.Members!.Keys)
        {
            var at = name.IndexOf(TierStart, StringComparison.Ordinal);
            if (at < 0 || !name.EndsWith(TierEnd, StringComparison.Ordinal) || PerMillion(row, name) is not { } usd
                || !int.TryParse(name.Substring(at + TierStart.Length, name.Length - at - TierStart.Length - TierEnd.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var thousands))
                continue;

            if (!tiers.TryGetValue(thousands * 1_000, out var tier))
                tier = new(thousands * 1_000);
            tiers[tier.AboveInputTokens] = name.StartsWith("input", StringComparison.Ordinal) ? tier with { InputUsdPerMillionTokens = usd } : tier with { OutputUsdPerMillionTokens = usd };
        }

        return new List<PriceTierModel>(tiers.Values).ToEquatableArray();
    }

    // Zeros at the end would become part of the literal.
    private static decimal? PerMillion(JsonNode row, string name) => row.NumberOf(name) is { } usd ? usd * 1_000_000m / 1.000000000000000000000000000m : null;
}
