using System.Globalization;
using System.Text.Json;

namespace LlmAttributes;

/// <summary>Reads a model of the catalog's data file.</summary>
internal static class CatalogModelReader
{
    public static CatalogModel Read(JsonElement model)
    {
        var provider = Text(model, "provider")!;
        var id = Text(model, "id")!;
        return new(provider, id)
        {
            Aliases = Texts(model, "aliases"),
            Source = Text(model, "source") ?? "",
            Date = Day(model, "date"),
            Facts = new()
            {
                Provider = provider,
                ModelId = id,
                InputUsdPerMillionTokens = Money(model, "input"),
                OutputUsdPerMillionTokens = Money(model, "output"),
                CachedInputUsdPerMillionTokens = Money(model, "cachedInput"),
                CacheWriteUsdPerMillionTokens = Money(model, "cacheWrite"),
                OneHourCacheWriteUsdPerMillionTokens = Money(model, "oneHourCacheWrite"),
                ReasoningUsdPerMillionTokens = Money(model, "reasoning"),
                AudioInputUsdPerMillionTokens = Money(model, "audioInput"),
                AudioOutputUsdPerMillionTokens = Money(model, "audioOutput"),
                ImageOutputUsdPerMillionTokens = Money(model, "imageOutput"),
                BatchInputUsdPerMillionTokens = Money(model, "batchInput"),
                BatchOutputUsdPerMillionTokens = Money(model, "batchOutput"),
                WebSearchUsd = Money(model, "webSearch"),
                PriceTiers = Tiers(model),
                ContextWindow = Count(model, "window"),
                MaxOutputTokens = Count(model, "maxOutput"),
                Capabilities = Capabilities(model),
                DeprecatedOn = Day(model, "deprecated"),
                RetiresOn = Day(model, "retires"),
                Successor = Text(model, "successor"),
            },
        };
    }

    public static DateOnly? Day(JsonElement element, string name) =>
        Text(element, name) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static List<PriceTier> Tiers(JsonElement model)
    {
        List<PriceTier> tiers = [];
        if (!model.TryGetProperty("tiers", out var list))
            return tiers;
        foreach (var tier in list.EnumerateArray())
        {
            tiers.Add(new(Count(tier, "above")!.Value)
            {
                InputUsdPerMillionTokens = Money(tier, "input"),
                OutputUsdPerMillionTokens = Money(tier, "output"),
                CachedInputUsdPerMillionTokens = Money(tier, "cachedInput"),
                CacheWriteUsdPerMillionTokens = Money(tier, "cacheWrite"),
            });
        }

        return tiers;
    }

    private static ModelCapabilities? Capabilities(JsonElement model)
    {
        if (!model.TryGetProperty("capabilities", out var list))
            return null;

        var capabilities = ModelCapabilities.None;
        foreach (var name in list.EnumerateArray())
        {
            capabilities |= name.GetString() switch
            {
                "vision" => ModelCapabilities.Vision,
                "audio" => ModelCapabilities.Audio,
                "tools" => ModelCapabilities.Tools,
                "structured" => ModelCapabilities.StructuredOutput,
                "streaming" => ModelCapabilities.Streaming,
                "reasoning" => ModelCapabilities.Reasoning,
                _ => ModelCapabilities.None,
            };
        }

        return capabilities;
    }

    private static string[] Texts(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var list))
            return [];

        List<string> texts = [];
        foreach (var text in list.EnumerateArray())
            texts.Add(text.GetString()!);
        return [.. texts];
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static decimal? Money(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetDecimal() : null;

    private static int? Count(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetInt32() : null;
}
