using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>Reads an object whose properties are entries of a dictionary.</summary>
internal sealed class MapPart<T>(JsonPart<T> value) : JsonPart<Dictionary<string, T>>
{
    public override Dictionary<string, T>? Read(ref Utf8JsonReader reader, JsonReading reading)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reading.Fault("an object", ref reader);
            return null;
        }

        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        reading.Open();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = JsonText.TextOf(ref reader);
            reading.At(key);
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null && !value.IsNullable)
            {
                reading.Liberty(LlmRepairKind.NullAsMissing, "null");
                continue;
            }

            var count = map.Count;
            map[key] = value.Read(ref reader, reading)!;
            if (map.Count == count)
                reading.Liberty(LlmRepairKind.DuplicateProperty);
        }

        reading.Close();
        return map;
    }
}
