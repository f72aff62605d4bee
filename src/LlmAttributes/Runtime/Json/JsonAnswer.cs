using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Reads JSON through a shape.</summary>
internal sealed class JsonAnswer<T>(string typeName, JsonShape<T> shape) : Answer<T>
{
    public JsonShape<T> Shape => shape;

    internal override string Expected { get; } = $"JSON of the type '{typeName}'";

    internal override ChatResponseFormat Format { get; } = ChatResponseFormat.ForJsonSchema(SchemaOf(shape), shape.Name);

    internal override string Schema => shape.Schema;

    internal override string Instructions { get; } = $"Answer with JSON and nothing else: no prose, no code fence. It must fit this JSON schema:\n{shape.Schema}";

    internal override bool TryRead(ChatResponse response, out T value)
    {
        var reading = JsonReading.Rent();
        var isRead = TryRead(response, reading, out value);
        reading.Return();
        return isRead;
    }

    internal override bool TryRead(ChatResponse response, JsonReading reading, out T value)
    {
        var text = response.Text;
        if (TryReadStrict(text, reading, out value))
            return true;
        value = LenientJson.Read(text, shape, reading)!;
        return !reading.HasFaults;
    }

    internal override string TextOf(ChatResponse response) => JsonCapture<T>.Of(response.Text, shape);

    internal override string? Join(IReadOnlyList<ChatResponse> responses) => JsonLists.Join(responses.Select(TextOf));

    private static JsonElement SchemaOf(JsonShape<T> shape)
    {
        using var document = JsonDocument.Parse(shape.Schema);
        return document.RootElement.Clone();
    }

    private bool TryReadStrict(string text, JsonReading reading, out T value)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(text, buffer);
            var reader = new Utf8JsonReader(buffer.AsSpan(0, length));
            reader.Read();
            value = shape.Read(ref reader, reading)!;
            if (!reading.HasFaults && reader.Read())
                reading.Fault("nothing", JsonText.Describe(ref reader));
        }
        catch (JsonException)
        {
            reading.Reset();
            reading.Fault("JSON", text);
            value = default!;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return !reading.HasFaults;
    }
}
