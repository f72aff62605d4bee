using System.Globalization;
using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>Finds what stands at a path as the platform writes it: <c>$.lines[1]['unit price']</c>.</summary>
internal static class JsonPlace
{
    /// <summary>What stands there, for messages; <see langword="null"/> when nothing does.</summary>
    /// <param name="reader">A copy of a reader, on the value that the path begins at.</param>
    /// <param name="path">The path, without its root.</param>
    public static string? Describe(Utf8JsonReader reader, ReadOnlySpan<char> path)
    {
        while (!path.IsEmpty)
        {
            if (!TryStep(ref path, out var name, out var index) || !(name.IsEmpty ? TryEnterItem(ref reader, index) : TryEnterProperty(ref reader, name)))
                return null;
        }

        return JsonText.Describe(ref reader);
    }

    private static bool TryStep(ref ReadOnlySpan<char> path, out ReadOnlySpan<char> name, out int index)
    {
        name = default;
        index = 0;
        if (path.StartsWith("['") && path.IndexOf("']") is > 2 and var close)
        {
            name = path[2..close];
            path = path[(close + 2)..];
            return true;
        }

        if (path[0] == '[')
        {
            var end = path.IndexOf(']');
            if (end < 0 || !int.TryParse(path[1..end], NumberStyles.None, CultureInfo.InvariantCulture, out index))
                return false;
            path = path[(end + 1)..];
            return true;
        }

        var length = path[1..].IndexOfAny('.', '[');
        name = length < 0 ? path[1..] : path.Slice(1, length);
        path = path[(name.Length + 1)..];
        return !name.IsEmpty;
    }

    private static bool TryEnterItem(ref Utf8JsonReader reader, int index)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return false;
        reader.Read();
        for (var i = 0; i < index && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            reader.Skip();
            reader.Read();
        }

        return reader.TokenType != JsonTokenType.EndArray;
    }

    private static bool TryEnterProperty(ref Utf8JsonReader reader, scoped ReadOnlySpan<char> name)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isWanted = JsonText.IsNamed(ref reader, name);
            reader.Read();
            if (isWanted)
                return true;
            reader.Skip();
        }

        return false;
    }
}
