using System.Text.Json;

namespace LlmAttributes;

/// <summary>Prices of one row in the schema of genai-prices, whose kinds each have their own tiers.</summary>
internal static class GenaiPrices
{
    private const decimal PerThousand = 1_000m;

    public static ModelFacts Read(JsonElement prices, ModelFacts facts)
    {
        SortedDictionary<int, PriceTier> tiers = [];
        foreach (var price in prices.EnumerateObject())
        {
            if (price.Value.ValueKind == JsonValueKind.Null)
                continue;

            var isTiered = price.Value.ValueKind == JsonValueKind.Object;
            facts = Set(facts, price.Name, (isTiered ? price.Value.GetProperty("base") : price.Value).GetDecimal());
            if (!isTiered)
                continue;
            foreach (var tier in price.Value.GetProperty("tiers").EnumerateArray())
            {
                var start = tier.GetProperty("start").GetInt32();
                tiers[start] = Set(tiers.GetValueOrDefault(start) ?? new(start), price.Name, tier.GetProperty("price").GetDecimal());
            }
        }

        // A row without one of the two sells the other alone, as embeddings have no output.
        if (facts is { InputUsdPerMillionTokens: not null } or { OutputUsdPerMillionTokens: not null } or { AudioInputUsdPerMillionTokens: not null } or { RequestUsd: not null })
            facts = facts with { InputUsdPerMillionTokens = facts.InputUsdPerMillionTokens ?? 0, OutputUsdPerMillionTokens = facts.OutputUsdPerMillionTokens ?? 0 };
        return tiers.Count == 0 ? facts : facts with { PriceTiers = [.. tiers.Values] };
    }

    private static ModelFacts Set(ModelFacts facts, string name, decimal usd) => name switch
    {
        "input_mtok" => facts with { InputUsdPerMillionTokens = usd },
        "output_mtok" => facts with { OutputUsdPerMillionTokens = usd },
        "cache_read_mtok" => facts with { CachedInputUsdPerMillionTokens = usd },
        "cache_write_mtok" => facts with { CacheWriteUsdPerMillionTokens = usd },
        "cache_write_1h_mtok" => facts with { OneHourCacheWriteUsdPerMillionTokens = usd },
        "input_audio_mtok" => facts with { AudioInputUsdPerMillionTokens = usd },
        "cache_audio_read_mtok" => facts with { CachedAudioInputUsdPerMillionTokens = usd },
        "output_audio_mtok" => facts with { AudioOutputUsdPerMillionTokens = usd },
        "output_image_mtok" => facts with { ImageOutputUsdPerMillionTokens = usd },
        "output_reasoning_mtok" => facts with { ReasoningUsdPerMillionTokens = usd },
        "requests_kcount" => facts with { RequestUsd = usd / PerThousand },
        "web_searches_kcount" => facts with { WebSearchUsd = usd / PerThousand },
        _ => facts,
    };

    private static PriceTier Set(PriceTier tier, string name, decimal usd) => name switch
    {
        "input_mtok" => tier with { InputUsdPerMillionTokens = usd },
        "output_mtok" => tier with { OutputUsdPerMillionTokens = usd },
        "cache_read_mtok" => tier with { CachedInputUsdPerMillionTokens = usd },
        "cache_write_mtok" => tier with { CacheWriteUsdPerMillionTokens = usd },
        "input_audio_mtok" => tier with { AudioInputUsdPerMillionTokens = usd },
        "cache_audio_read_mtok" => tier with { CachedAudioInputUsdPerMillionTokens = usd },
        "output_audio_mtok" => tier with { AudioOutputUsdPerMillionTokens = usd },
        _ => tier,
    };
}
