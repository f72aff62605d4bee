using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <content>Identifiers, and what all values in a format of their own share.</content>
public static partial class JsonValues
{
    private delegate bool Parse<T>(ReadOnlySpan<char> text, out T value);

    /// <summary>Reads a GUID.</summary>
    /// <param name="reader">The reader, on the value.</param>
    /// <param name="reading">Takes liberties and faults.</param>
    /// <returns>The GUID.</returns>
    public static Guid Uuid(ref Utf8JsonReader reader, JsonReading reading)
    {
        if (JsonText.IsUnescapable(ref reader) && reader.TryGetGuid(out var value))
            return value;

        return Other(ref reader, reading, "a UUID", static (ReadOnlySpan<char> text, out Guid read) => Guid.TryParse(text, out read));
    }

    /// <summary>Reads a URI.</summary>
    /// <param name="reader">The reader, on the value.</param>
    /// <param name="reading">Takes liberties and faults.</param>
    /// <returns>The URI.</returns>
    public static Uri Uri(ref Utf8JsonReader reader, JsonReading reading)
    {
        if (reader.TokenType == JsonTokenType.String && System.Uri.TryCreate(JsonText.TextOf(ref reader), UriKind.RelativeOrAbsolute, out var value))
            return value;

        return Other(ref reader, reading, "a URI", static (ReadOnlySpan<char> text, out Uri read) => System.Uri.TryCreate(text.ToString(), UriKind.RelativeOrAbsolute, out read!));
    }

    private static T Other<T>(ref Utf8JsonReader reader, JsonReading reading, string expected, Parse<T> parse)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var isEntered = JsonWrapping.TryEnterScalar(ref reader, reading);
        T value = default!;
        if (reader.TokenType == JsonTokenType.String)
        {
            var text = JsonText.TextOf(ref reader);
            if (!parse(text.AsSpan().Trim(), out value))
                reading.Fault(expected, ref reader);
            else
                reading.Liberty(LlmRepairKind.Format, text);
        }
        else
        {
            reading.Fault(expected, ref reader);
        }

        if (isEntered)
            reader.Read();
        return value;
    }
}
