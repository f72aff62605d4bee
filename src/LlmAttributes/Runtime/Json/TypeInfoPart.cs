using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LlmAttributes.Runtime;

/// <summary>Reads a value by what a <c>JsonSerializerContext</c> of the user says of its type. What does not fit is a fault; nothing is coerced.</summary>
internal sealed class TypeInfoPart<T>(JsonTypeInfo<T> type, string typeName) : JsonPart<T>
{
    public override T? Read(ref Utf8JsonReader reader, JsonReading reading)
    {
        var expected = $"JSON of the type '{typeName}'";
        if (reader.TokenType == JsonTokenType.Null)
        {
            reading.Fault(expected, ref reader);
            return default;
        }

        var start = reader;
        try
        {
            var value = JsonSerializer.Deserialize(ref reader, type);
            if (value is IValidatableAnswer validatable)
                JsonChecks.Own(reading, validatable);
            return value;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or FormatException or InvalidOperationException or OverflowException)
        {
            // Constructors and converters of the user throw what they like.
            reader = start;
            TellFault(exception, start, reading, expected);
            reader.Skip();
            return default;
        }
    }

    private static void TellFault(Exception exception, Utf8JsonReader start, JsonReading reading, string expected)
    {
        var below = (exception as JsonException)?.Path is ['$', .. var within] ? within : "";
        var reason = exception.Message.Split(" Path: ")[0].TrimEnd('.');
        reading.Fault(below, $"{expected} ({reason})", JsonPlace.Describe(start, below));
    }
}
