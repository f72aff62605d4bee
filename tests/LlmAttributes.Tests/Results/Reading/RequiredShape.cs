using System.Text.Json;
using LlmAttributes.Runtime;

namespace LlmAttributes.Tests.Results.Reading;

/// <summary>Takes an object with all of its required members, whatever they are.</summary>
internal sealed class RequiredShape(params string[] required) : JsonShape<JsonElement?>
{
    public override string Schema { get; } = JsonSerializer.Serialize(new { type = "object", properties = required.ToDictionary(n => n, _ => new { type = "string" }), required });

    public override JsonElement? Read(ref Utf8JsonReader reader, JsonReading reading)
    {
        var value = JsonElement.ParseValue(ref reader);
        if (value.ValueKind != JsonValueKind.Object)
        {
            reading.Fault("an object", value.ValueKind.ToString());
            return null;
        }

        foreach (var name in required)
        {
            if (value.TryGetProperty(name, out _))
                continue;
            reading.Open();
            reading.At(name);
            reading.Fault("a value", found: null);
            reading.Close();
        }

        return value;
    }
}
