using System.Text.Json;

namespace LlmAttributes;

/// <summary>Changes the texts in arguments and results of tools.</summary>
internal static class MaskedArguments
{
    public static Dictionary<string, object?> Change(IEnumerable<KeyValuePair<string, object?>> arguments, Func<string, string> change)
    {
        var changed = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments)
            changed[name] = value is null ? null : Change(value, change);
        return changed;
    }

    /// <summary>Changes texts, and JSON in all its strings; anything else is left as it is.</summary>
    public static object Change(object value, Func<string, string> change) => value switch
    {
        string text => change(text),
        JsonElement element => Change(element, change),
        _ => value,
    };

    private static JsonElement Change(JsonElement element, Func<string, string> change)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(element, writer, change);
        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    private static void Write(JsonElement element, Utf8JsonWriter writer, Func<string, string> change)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject())
                {
                    writer.WritePropertyName(change(property.Name));
                    Write(property.Value, writer, change);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    Write(item, writer, change);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(change(element.GetString()!));
                break;
            case JsonValueKind.Number when change(element.GetRawText()) is var text && text != element.GetRawText():
                // A number that is personal data becomes a text; a placeholder is no number.
                writer.WriteStringValue(text);
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
