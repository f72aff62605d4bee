using System.Text;
using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>What a token says, for messages.</summary>
internal static class JsonText
{
    /// <summary>The text of the token that the reader stands on; of a string without its quotes.</summary>
    public static string Of(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String or JsonTokenType.PropertyName => TextOf(ref reader),
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Null => "null",
        JsonTokenType.StartObject => "{…}",
        JsonTokenType.StartArray => "[…]",
        _ => "",
    };

    /// <summary>The same, a string with its quotes.</summary>
    public static string Describe(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? $"\"{JsonReading.Shorten(TextOf(ref reader))}\"" : Of(ref reader);

    /// <summary>Whether the reader stands on a string that the platform unescapes: it refuses lone surrogates, and no value in a format of its own holds any.</summary>
    public static bool IsUnescapable(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String && !HasSurrogates(ref reader);

    /// <summary>Whether the property that the reader stands on has a name.</summary>
    public static bool IsNamed(ref Utf8JsonReader reader, scoped ReadOnlySpan<char> name) =>
        HasSurrogates(ref reader) ? name.SequenceEqual(TextOf(ref reader)) : reader.ValueTextEquals(name);

    /// <summary>Reads a string; a lone surrogate, which JSON allows and UTF-8 does not, becomes the replacement character.</summary>
    public static string TextOf(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return Encoding.UTF8.GetString(reader.ValueSpan);
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return LoneSurrogates.Read(reader.ValueSpan);
        }
    }

    private static bool HasSurrogates(ref Utf8JsonReader reader) => reader.ValueIsEscaped && (reader.ValueSpan.IndexOf("\\ud"u8) >= 0 || reader.ValueSpan.IndexOf("\\uD"u8) >= 0);
}
