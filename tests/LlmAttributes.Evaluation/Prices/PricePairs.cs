using System.Globalization;
using System.Text.Json;

namespace LlmAttributes.Evaluation.Prices;

/// <summary>The providers and interfaces whose answers a list can read, and some that are read without a list.</summary>
internal static class PricePairs
{
    private static readonly (string, string)[] s_unlisted = [("modal", "chat"), ("modal", "responses"), ("perplexity", "default"), ("zai", "chat")];

    public static IReadOnlyList<(string Provider, string ApiFlavor)> Of(string list)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(list));
        List<(string, string)> pairs = [.. s_unlisted];
        foreach (var provider in document.RootElement.EnumerateArray())
        {
            if (!provider.TryGetProperty("extractors", out var extractors) || extractors.ValueKind != JsonValueKind.Array)
                continue;
            foreach (var extractor in extractors.EnumerateArray())
                pairs.Add((provider.GetProperty("id").GetString()!, extractor.GetProperty("api_flavor").GetString()!));
        }

        return [.. pairs.Distinct()];
    }

    /// <summary>An amount without trailing zeros.</summary>
    public static string Text(decimal usd) => (usd / 1.000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
}
