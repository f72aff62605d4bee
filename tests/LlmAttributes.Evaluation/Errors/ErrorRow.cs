using System.Globalization;
using System.Text.Json;

namespace LlmAttributes.Evaluation.Errors;

/// <summary>A row of recorded errors. The gold fields may be missing.</summary>
internal sealed record ErrorRow(JsonElement Row, ProviderError Error, string? Kind, bool? IsRetryable, bool HasDelay, TimeSpan? Delay)
{
    public static ErrorRow Read(JsonElement row)
    {
        var error = new ProviderError(row.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.Number ? status.GetInt32() : 0)
        {
            Provider = Text(row, "provider"),
            Body = Text(row, "body"),
            Message = Text(row, "message"),
            Headers = row.TryGetProperty("headers", out var headers) && headers.ValueKind == JsonValueKind.Object
                ? headers.EnumerateObject().ToDictionary(static p => p.Name, static p => p.Value.ToString(), StringComparer.OrdinalIgnoreCase)
                : null,
        };
        var (hasDelay, delay) = ReadDelay(row);
        return new(row, error, Text(row, "cls"), ReadFlag(row), hasDelay, delay);
    }

    private static string? Text(JsonElement row, string name) =>
        !row.TryGetProperty(name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Null => null,
            _ => value.GetRawText(),
        };

    private static bool? ReadFlag(JsonElement row) => !row.TryGetProperty("retryable", out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.GetInt32() != 0,
        _ => null,
    };

    private static (bool Has, TimeSpan? Delay) ReadDelay(JsonElement row)
    {
        foreach (var name in (string[])["retry_after_s", "retry_after"])
        {
            if (!row.TryGetProperty(name, out var value))
                continue;
            return value.ValueKind switch
            {
                JsonValueKind.Number => (true, TimeSpan.FromSeconds(value.GetDouble())),
                JsonValueKind.String when double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) => (true, TimeSpan.FromSeconds(seconds)),
                _ => (true, null),
            };
        }

        return (false, null);
    }
}
