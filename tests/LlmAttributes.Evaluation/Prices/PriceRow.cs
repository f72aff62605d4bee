using System.Text.Json;

namespace LlmAttributes.Evaluation.Prices;

/// <summary>A recorded response body with what providers make of it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Model">The model that the body names.</param>
/// <param name="Body">The body.</param>
/// <param name="Expected">What each provider and interface reads in it; empty where the gold is removed.</param>
internal sealed record PriceRow(JsonElement Row, string? Model, JsonElement Body, IReadOnlyList<ExpectedPrice> Expected)
{
    public static PriceRow Read(JsonElement row)
    {
        List<ExpectedPrice> expected = [];
        if (row.TryGetProperty("extracted", out var groups) && groups.ValueKind == JsonValueKind.Array)
        {
            foreach (var group in groups.EnumerateArray())
            {
                var usage = group.TryGetProperty("usage", out var counts) ? counts : default;
                foreach (var extractor in group.GetProperty("extractors").EnumerateArray())
                    expected.Add(ExpectedPrice.Read(extractor, usage));
            }
        }

        return new(row, row.TryGetProperty("model", out var model) ? model.GetString() : null, row.GetProperty("body"), expected);
    }
}
