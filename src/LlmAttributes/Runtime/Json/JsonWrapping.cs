using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>Values that stand in one object or list too much.</summary>
internal static class JsonWrapping
{
    /// <summary>Whether the property that a copy of the reader stands on is the only one and has a value of a type.</summary>
    public static bool IsAround(Utf8JsonReader reader, JsonTokenType token)
    {
        reader.Read();
        var isRight = reader.TokenType == token;
        reader.Skip();
        reader.Read();
        return isRight && reader.TokenType == JsonTokenType.EndObject;
    }

    /// <summary>Enters a list of one value of a type; the reader is then on the value, and <c>reader.Read()</c> leaves the list.</summary>
    public static bool TryEnterList(ref Utf8JsonReader reader, JsonReading reading, JsonTokenType token)
    {
        if (reader.TokenType != JsonTokenType.StartArray || !IsSingle(reader, token))
            return false;

        reading.Liberty(LlmRepairKind.ListAsSingle);
        reader.Read();
        return true;
    }

    /// <summary>Enters an object or list of one plain value, as <see cref="TryEnterList"/> does.</summary>
    public static bool TryEnterScalar(ref Utf8JsonReader reader, JsonReading reading)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return false;

        var isObject = reader.TokenType == JsonTokenType.StartObject;
        var ahead = reader;
        ahead.Read();
        if (isObject && ahead.TokenType == JsonTokenType.PropertyName)
            ahead.Read();
        if (ahead.TokenType is not (JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False))
            return false;

        var inner = ahead;
        ahead.Read();
        if (ahead.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
            return false;

        reading.Liberty(isObject ? LlmRepairKind.Unwrapped : LlmRepairKind.ListAsSingle);
        reader = inner;
        return true;
    }

    /// <summary>Enters an object whose only property is a list.</summary>
    public static bool TryEnterObject(ref Utf8JsonReader reader, JsonReading reading, JsonTokenType token)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return false;

        var ahead = reader;
        ahead.Read();
        if (ahead.TokenType != JsonTokenType.PropertyName || !IsAround(ahead, token))
            return false;

        reading.Liberty(LlmRepairKind.Unwrapped, JsonText.TextOf(ref ahead));
        reader = ahead;
        reader.Read();
        return true;
    }

    private static bool IsSingle(Utf8JsonReader reader, JsonTokenType token)
    {
        reader.Read();
        var isRight = reader.TokenType == token;
        if (!isRight)
            return false;
        reader.Skip();
        reader.Read();
        return reader.TokenType == JsonTokenType.EndArray;
    }
}
