using System.Globalization;
using System.Text.Json;

namespace LlmAttributes.Evaluation.Prices;

/// <summary>What one provider's interface reads in a body, and what it costs there.</summary>
internal sealed record ExpectedPrice(string Provider, string ApiFlavor)
{
    public IReadOnlyDictionary<string, long>? Usage { get; init; }

    public decimal? Input { get; init; }

    public decimal? Output { get; init; }

    public bool IsPriced => Input is not null || Output is not null;

    public static ExpectedPrice Read(JsonElement extractor, JsonElement usage) => new(extractor.GetProperty("provider_id").GetString()!, extractor.GetProperty("api_flavor").GetString()!)
    {
        Usage = usage.ValueKind == JsonValueKind.Object ? usage.EnumerateObject().ToDictionary(static count => count.Name, static count => count.Value.GetInt64()) : null,
        Input = Money(extractor, "input_price"),
        Output = Money(extractor, "output_price"),
    };

    private static decimal? Money(JsonElement extractor, string name) =>
        extractor.TryGetProperty(name, out var value) ? decimal.Parse(value.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture) : null;
}
