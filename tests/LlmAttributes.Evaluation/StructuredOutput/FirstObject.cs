using System.Text;
using System.Text.Json;

namespace LlmAttributes.Evaluation.StructuredOutput;

/// <summary>The simple alternatives: the text as JSON, and the first valid object in it.</summary>
internal static class FirstObject
{
    public static string? ReadStrict(string text) => TryRead(text, isWhole: true);

    public static string? Find(string text)
    {
        for (var at = text.IndexOf('{'); at >= 0; at = text.IndexOf('{', at + 1))
        {
            if (TryRead(text[at..], isWhole: false) is { } answer)
                return answer;
        }

        return null;
    }

    private static string? TryRead(string text, bool isWhole)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
            using var document = JsonDocument.ParseValue(ref reader);
            if (isWhole && reader.Read())
                return null;
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("answer", out var answer) && answer.ValueKind == JsonValueKind.String
                ? answer.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
