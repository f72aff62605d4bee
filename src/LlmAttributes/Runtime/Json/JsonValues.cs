using System.ComponentModel;
using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>Reads plain values. What is not written as the schema asks is read where it can mean one thing only, and noted as a liberty.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class JsonValues
{
    /// <summary>Reads a text.</summary>
    /// <param name="reader">The reader, on the value.</param>
    /// <param name="reading">Takes liberties and faults.</param>
    /// <returns>The text.</returns>
    public static string Text(ref Utf8JsonReader reader, JsonReading reading) =>
        reader.TokenType == JsonTokenType.String ? JsonText.TextOf(ref reader) : OtherText(ref reader, reading);

    /// <summary>Reads <c>true</c> or <c>false</c>.</summary>
    /// <param name="reader">The reader, on the value.</param>
    /// <param name="reading">Takes liberties and faults.</param>
    /// <returns>The value.</returns>
    public static bool Boolean(ref Utf8JsonReader reader, JsonReading reading) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => OtherBoolean(ref reader, reading),
    };

    /// <summary>Reads a single character.</summary>
    /// <param name="reader">The reader, on the value.</param>
    /// <param name="reading">Takes liberties and faults.</param>
    /// <returns>The character.</returns>
    public static char Character(ref Utf8JsonReader reader, JsonReading reading)
    {
        if (reader.TokenType == JsonTokenType.String && JsonText.TextOf(ref reader) is [var only])
            return only;

        Faulty(ref reader, reading, "a single character");
        return default;
    }

    /// <summary>Reads bytes in Base64.</summary>
    /// <param name="reader">The reader, on the value.</param>
    /// <param name="reading">Takes liberties and faults.</param>
    /// <returns>The bytes.</returns>
    public static byte[] Bytes(ref Utf8JsonReader reader, JsonReading reading)
    {
        if (JsonText.IsUnescapable(ref reader) && reader.TryGetBytesFromBase64(out var bytes))
            return bytes;

        Faulty(ref reader, reading, "text in Base64");
        return [];
    }

    private static string OtherText(ref Utf8JsonReader reader, JsonReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (reader.TokenType is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False)
        {
            var text = JsonText.Of(ref reader);
            reading.Liberty(LlmRepairKind.ValueAsText, text, text);
            return text;
        }

        if (!JsonWrapping.TryEnterScalar(ref reader, reading))
        {
            reading.Fault("text", ref reader);
            return "";
        }

        var inner = Text(ref reader, reading);
        reader.Read();
        return inner;
    }

    private static bool OtherBoolean(ref Utf8JsonReader reader, JsonReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
        {
            var text = JsonText.Of(ref reader);
            bool? value = text.Trim().ToUpperInvariant() switch
            {
                "TRUE" or "YES" or "1" => true,
                "FALSE" or "NO" or "0" => false,
                _ => null,
            };
            if (value is { } known)
                reading.Liberty(LlmRepairKind.TextAsBoolean, text, known ? "true" : "false");
            else
                reading.Fault("true or false", ref reader);
            return value.GetValueOrDefault();
        }

        if (!JsonWrapping.TryEnterScalar(ref reader, reading))
        {
            reading.Fault("true or false", ref reader);
            return false;
        }

        var inner = Boolean(ref reader, reading);
        reader.Read();
        return inner;
    }

    private static void Faulty(ref Utf8JsonReader reader, JsonReading reading, string expected)
    {
        ArgumentNullException.ThrowIfNull(reading);
        reading.Fault(expected, ref reader);
    }
}
