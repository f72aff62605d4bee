using System.Text.Json;
using LlmAttributes.Runtime;

namespace LlmAttributes.Tests.Results.Streaming;

/// <summary>The shape of a list as generated code writes it: in an object, as <c>data</c>.</summary>
internal sealed class ListShapeOf<T>(string itemSchema, JsonPart<T> item) : JsonShape<List<T>>
{
    private readonly JsonPart<List<T>> _part = JsonParts.List(item);

    public override string Schema { get; } = $$$"""{"type":"object","properties":{"data":{"type":"array","items":{{{itemSchema}}}}},"required":["data"],"additionalProperties":false}""";

    public override List<T>? Read(ref Utf8JsonReader reader, JsonReading reading) => JsonRoots.Read(ref reader, reading, _part);
}
