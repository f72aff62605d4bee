using System.Text.RegularExpressions;

namespace LlmAttributes.Contract;

/// <summary>Rows in the schema of genai-prices. Of prices by time those that always hold become constants.</summary>
internal static class GenaiRows
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(100);

    public static ModelFact? Find(List<JsonNode> providers, string? provider, string modelId)
    {
        var name = modelId.ToLowerInvariant();
        var wanted = ProviderPrefixes.Genai(provider);
        foreach (var candidate in providers)
        {
            var isWanted = wanted is not null ? candidate.TextOf("id") == wanted : candidate["model_match"] is { } models && Matches(models, name);
            if (isWanted)
                return FindIn(candidate, name) ?? FindInOthers(providers, candidate, name);
        }

        return null;
    }

    private static ModelFact? FindInOthers(List<JsonNode> providers, JsonNode provider, string name)
    {
        foreach (var other in provider["fallback_model_providers"]?.Items ?? [])
        {
            if (providers.Find(candidate => candidate.TextOf("id") == other.Text) is { } found && FindIn(found, name) is { } fact)
                return fact;
        }

        return null;
    }

    private static ModelFact? FindIn(JsonNode provider, string name)
    {
        foreach (var model in provider["models"]?.Items ?? [])
        {
            if (model["match"] is { } match && Matches(match, name))
                return Read(model);
        }

        return null;
    }

    private static ModelFact Read(JsonNode model)
    {
        var prices = model["prices"];
        if (prices?.Items is { Count: > 0 } conditional)
            prices = conditional[0]["prices"];
        return new()
        {
            Key = "",
            Origin = "",
            InputUsdPerMillionTokens = Base(prices, "input_mtok"),
            OutputUsdPerMillionTokens = Base(prices, "output_mtok"),
            CachedInputUsdPerMillionTokens = Base(prices, "cache_read_mtok"),
            CacheWriteUsdPerMillionTokens = Base(prices, "cache_write_mtok"),
            AudioInputUsdPerMillionTokens = Base(prices, "input_audio_mtok"),
            AudioOutputUsdPerMillionTokens = Base(prices, "output_audio_mtok"),
            PriceTiers = Tiers(prices),
            ContextWindow = model.CountOf("context_window"),
        };
    }

    private static decimal? Base(JsonNode? prices, string name) => prices?[name] is { } price ? price.Number ?? price.NumberOf("base") : null;

    private static EquatableArray<PriceTierModel> Tiers(JsonNode? prices)
    {
        var tiers = new SortedDictionary<int, PriceTierModel>();
        Add("input_mtok", static (tier, usd) => tier with { InputUsdPerMillionTokens = usd });
        Add("output_mtok", static (tier, usd) => tier with { OutputUsdPerMillionTokens = usd });
        Add("cache_read_mtok", static (tier, usd) => tier with { CachedInputUsdPerMillionTokens = usd });
        Add("cache_write_mtok", static (tier, usd) => tier with { CacheWriteUsdPerMillionTokens = usd });
        return new List<PriceTierModel>(tiers.Values).ToEquatableArray();

        void Add(string name, Func<PriceTierModel, decimal, PriceTierModel> set)
        {
            foreach (var tier in prices?[name]?["tiers"]?.Items ?? [])
            {
                if (tier.CountOf("start") is { } start && tier.NumberOf("price") is { } usd)
                    tiers[start] = set(tiers.TryGetValue(start, out var known) ? known : new(start), usd);
            }
        }
    }

    private static bool Matches(JsonNode clause, string name)
    {
        foreach (var pair in clause.Members ?? [])
        {
            var text = pair.Value.Text ?? "";
            return pair.Key switch
            {
                "equals" => name == text,
                "starts_with" => name.StartsWith(text, StringComparison.Ordinal),
                "ends_with" => name.EndsWith(text, StringComparison.Ordinal),
                "contains" => name.IndexOf(text, StringComparison.Ordinal) >= 0,
                "regex" => MatchesPattern(text, name),
                "or" => pair.Value.Items?.Exists(inner => Matches(inner, name)) == true,
                "and" => pair.Value.Items?.TrueForAll(inner => Matches(inner, name)) == true,
                _ => false,
            };
        }

        return false;
    }

    private static bool MatchesPattern(string pattern, string name)
    {
        try
        {
            return Regex.IsMatch(name, pattern, RegexOptions.CultureInvariant, s_patience);
        }
        catch (Exception exception) when (exception is ArgumentException or RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
