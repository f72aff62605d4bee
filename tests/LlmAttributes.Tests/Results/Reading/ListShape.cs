using System.Text.Json;
using LlmAttributes.Runtime;

namespace LlmAttributes.Tests.Results.Reading;

/// <summary>Takes any list.</summary>
internal sealed class ListShape : JsonShape<JsonElement?>
{
    public override string Schema => """{"type":"array"}""";

    public override JsonElement? Read(ref Utf8JsonReader reader, JsonReading reading)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
            return JsonElement.ParseValue(ref reader);
        reading.Fault("a list", ref reader);
        return null;
    }
}
