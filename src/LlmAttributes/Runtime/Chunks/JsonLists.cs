using System.Text;
using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>Joins lists in JSON.</summary>
internal static class JsonLists
{
    /// <summary>Joins lists, each bare or the only property of an object.</summary>
    /// <returns>One list in the form of the first; <see langword="null"/> where something else stands.</returns>
    public static string? Join(IEnumerable<string> lists)
    {
        var items = new StringBuilder();
        string? name = null;
        var isFirst = true;
        foreach (var list in lists)
        {
            using var document = JsonDocument.Parse(list);
            if (ListOf(document.RootElement, out var found) is not { } array)
                return null;
            name = isFirst ? found : name;
            isFirst = false;
            foreach (var item in array.EnumerateArray())
                items.Append(items.Length == 0 ? "" : ",").Append(item.GetRawText());
        }

        return name is null ? $"[{items}]" : $"{{{Quoted(name)}:[{items}]}}";
    }

    private static JsonElement? ListOf(JsonElement root, out string? name)
    {
        name = null;
        if (root.ValueKind == JsonValueKind.Array)
            return root;
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var property in root.EnumerateObject())
        {
            if (name is not null || property.Value.ValueKind != JsonValueKind.Array)
                return null;
            name = property.Name;
        }

        return name is null ? null : root.GetProperty(name);
    }

    private static string Quoted(string name) => $"\"{JsonEncodedText.Encode(name)}\"";
}
