using System.Text.Json;
using LlmAttributes.Runtime;

namespace LlmAttributes.Tests.Results.Reading;

/// <summary>Takes any JSON as it is, so that a test sees what the repair wrote.</summary>
internal sealed class AnyShape(params string[] names) : JsonShape<JsonElement?>
{
    public override string Schema { get; } = JsonSerializer.Serialize(new { type = "object", properties = names.ToDictionary(n => n, _ => new { type = "string" }) });

    public override JsonElement? Read(ref Utf8JsonReader reader, JsonReading reading) => JsonElement.ParseValue(ref reader);
}
