using System.Globalization;
using System.Text.Json;

namespace LlmAttributes;

/// <summary>Reads one row of LiteLLM's list, whose prices are USD per token.</summary>
internal static class LiteLlmRow
{
    private const decimal Million = 1_000_000m;
    private const string Above = "_above_";

    public static ModelFacts Read(JsonElement row, string? provider, string name)
    {
        var input = PerMillion(row, "input_cost_per_token");
        var output = PerMillion(row, "output_cost_per_token");
        var hasNoOutput = Text(row, "mode") is "embedding" or "rerank" or "moderation";
        return new()
        {
            Provider = provider is null ? null : ProviderNames.Canonical(provider),
            ModelId = name,
            InputUsdPerMillionTokens = input,
            OutputUsdPerMillionTokens = output ?? (hasNoOutput && input is not null ? 0 : null),
            CachedInputUsdPerMillionTokens = PerMillion(row, "cache_read_input_token_cost") ?? PerMillion(row, "input_cost_per_token_cache_hit"),
            CacheWriteUsdPerMillionTokens = PerMillion(row, "cache_creation_input_token_cost"),
            OneHourCacheWriteUsdPerMillionTokens = PerMillion(row, "cache_creation_input_token_cost_above_1hr"),
            ReasoningUsdPerMillionTokens = PerMillion(row, "output_cost_per_reasoning_token"),
            AudioInputUsdPerMillionTokens = PerMillion(row, "input_cost_per_audio_token"),
            CachedAudioInputUsdPerMillionTokens = PerMillion(row, "cache_read_input_audio_token_cost"),
            AudioOutputUsdPerMillionTokens = PerMillion(row, "output_cost_per_audio_token"),
            ImageOutputUsdPerMillionTokens = PerMillion(row, "output_cost_per_image_token"),
            BatchInputUsdPerMillionTokens = PerMillion(row, "input_cost_per_token_batches"),
            BatchOutputUsdPerMillionTokens = PerMillion(row, "output_cost_per_token_batches"),
            RequestUsd = Number(row, "input_cost_per_request"),
            PriceTiers = Tiers(row),
            ContextWindow = Count(row, "max_input_tokens") ?? Count(row, "max_tokens"),
            MaxOutputTokens = Count(row, "max_output_tokens"),
            Capabilities = Capabilities(row),
            RetiresOn = DateOnly.TryParseExact(Text(row, "deprecation_date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        };
    }

    // Names such as input_cost_per_token_above_200k_tokens.
    private static List<PriceTier> Tiers(JsonElement row)
    {
        SortedDictionary<int, PriceTier> tiers = [];
        foreach (var member in row.EnumerateObject())
        {
            var at = member.Name.IndexOf(Above, StringComparison.Ordinal);
            if (at < 0 || !member.Name.EndsWith("k_tokens", StringComparison.Ordinal) || PerMillion(row, member.Name) is not { } usd
                || !int.TryParse(member.Name.AsSpan(at + Above.Length, member.Name.Length - at - Above.Length - "k_tokens".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var thousands))
                continue;

            var above = thousands * 1_000;
            var tier = tiers.GetValueOrDefault(above) ?? new(above);
            tiers[above] = member.Name[..at] switch
            {
                "input_cost_per_token" => tier with { InputUsdPerMillionTokens = usd },
                "output_cost_per_token" => tier with { OutputUsdPerMillionTokens = usd },
                "cache_read_input_token_cost" => tier with { CachedInputUsdPerMillionTokens = usd },
                "cache_creation_input_token_cost" => tier with { CacheWriteUsdPerMillionTokens = usd },
                _ => tier,
            };
        }

        return [.. tiers.Values];
    }

    private static ModelCapabilities? Capabilities(JsonElement row)
    {
        if (Text(row, "mode") is not ("chat" or "responses" or null))
            return null;

        var capabilities = ModelCapabilities.Streaming;
        if (Supports(row, "supports_vision"))
            capabilities |= ModelCapabilities.Vision;
        if (Supports(row, "supports_audio_input") || Supports(row, "supports_audio_output"))
            capabilities |= ModelCapabilities.Audio;
        if (Supports(row, "supports_function_calling"))
            capabilities |= ModelCapabilities.Tools;
        if (Supports(row, "supports_response_schema"))
            capabilities |= ModelCapabilities.StructuredOutput;
        if (Supports(row, "supports_reasoning"))
            capabilities |= ModelCapabilities.Reasoning;
        return capabilities;
    }

    private static bool Supports(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static decimal? PerMillion(JsonElement row, string name) => Number(row, name) * Million;

    private static decimal? Number(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : null;

    private static int? Count(JsonElement row, string name) => Number(row, name) is > 0 and <= int.MaxValue and { } count ? (int)count : null;

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
