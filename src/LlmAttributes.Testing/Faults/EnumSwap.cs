using System.Text.Json;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Testing;

/// <summary>Puts a wrong value in the place of one that the requested schema lists.</summary>
internal static class EnumSwap
{
    public static string Apply(string text, ChatOptions? options, string value)
    {
        if ((options?.ResponseFormat as ChatResponseFormatJson)?.Schema is not { } schema)
            return value;
        HashSet<string> members = new(StringComparer.Ordinal);
        Collect(schema, members);
        var (at, length) = First(text, members);
        return at < 0 ? value : string.Concat(text.AsSpan(0, at), $"\"{JsonEncodedText.Encode(value)}\"", text.AsSpan(at + length));
    }

    private static void Collect(JsonElement schema, HashSet<string> members)
    {
        if (schema.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in schema.EnumerateArray())
                Collect(item, members);
        }

        if (schema.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in schema.EnumerateObject())
        {
            if (property.Name == "enum" && property.Value.ValueKind == JsonValueKind.Array)
                members.UnionWith(property.Value.EnumerateArray().Where(static item => item.ValueKind == JsonValueKind.String).Select(static item => item.GetString()!));
            else
                Collect(property.Value, members);
        }
    }

    // The first of the values in the text that is not the name of a property.
    private static (int At, int Length) First(string text, HashSet<string> members)
    {
        (int At, int Length) first = (-1, 0);
        foreach (var member in members)
        {
            var quoted = $"\"{JsonEncodedText.Encode(member)}\"";
            for (var at = text.IndexOf(quoted, StringComparison.Ordinal); at >= 0; at = text.IndexOf(quoted, at + 1, StringComparison.Ordinal))
            {
                if (text.AsSpan(at + quoted.Length).TrimStart().StartsWith(":"))
                    continue;
                if (first.At < 0 || at < first.At)
                    first = (at, quoted.Length);
                break;
            }
        }

        return first;
    }
}
