using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace LlmAttributes.Testing;

/// <summary>The models of a <see cref="LoopbackServer"/> that make embeddings, in the protocols of OpenAI and Ollama.</summary>
internal sealed class LoopbackEmbeddings
{
    private readonly ConcurrentDictionary<string, Func<string, ReadOnlyMemory<float>>> _models = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _texts = new();

    /// <summary>The texts so far, in the order in which they arrived.</summary>
    public IReadOnlyList<string> Texts => [.. _texts];

    public void Add(string name, Func<string, ReadOnlyMemory<float>> embed) => _models[name] = embed;

    /// <summary>Answers a request.</summary>
    /// <param name="body">The request.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="model">The model that it names.</param>
    /// <returns>The answer, or <see langword="null"/> when there is no such model.</returns>
    /// <exception cref="JsonException">The body is not what the protocol asks for.</exception>
    public ReadOnlyMemory<byte>? Answer(string body, LoopbackProtocol protocol, out string model)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("model", out var named) || named.ValueKind != JsonValueKind.String)
            throw new JsonException("The body names no model.");
        model = named.GetString()!;
        if (!_models.TryGetValue(model, out var embed))
            return null;
        var texts = Read(root);
        foreach (var text in texts)
            _texts.Enqueue(text);
        if (protocol == LoopbackProtocol.Ollama)
            return WriteOllama(model, texts, texts.ConvertAll(text => embed(text)));
        var isBase64 = root.TryGetProperty("encoding_format", out var format) && format.ValueEquals("base64"u8);
        return Write(model, texts, texts.ConvertAll(text => embed(text)), isBase64);
    }

    private static List<string> Read(JsonElement root)
    {
        if (!root.TryGetProperty("input", out var input))
            throw new JsonException("The body has no input.");
        if (input.ValueKind == JsonValueKind.String)
            return [input.GetString()!];
        if (input.ValueKind != JsonValueKind.Array || input.EnumerateArray().Any(static item => item.ValueKind != JsonValueKind.String))
            throw new JsonException("The input is neither a text nor a list of texts.");
        return [.. input.EnumerateArray().Select(static item => item.GetString()!)];
    }

    private static ReadOnlyMemory<byte> Write(string model, List<string> texts, List<ReadOnlyMemory<float>> vectors, bool isBase64)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("object", "list");
            json.WriteString("model", model);
            json.WriteStartArray("data");
            for (var i = 0; i < vectors.Count; i++)
            {
                json.WriteStartObject();
                json.WriteString("object", "embedding");
                json.WriteNumber("index", i);
                json.WritePropertyName("embedding");
                Write(json, vectors[i].Span, isBase64);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("usage");
            var tokens = texts.Sum(TokenEstimate.Of);
            json.WriteNumber("prompt_tokens", tokens);
            json.WriteNumber("total_tokens", tokens);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static ReadOnlyMemory<byte> WriteOllama(string model, List<string> texts, List<ReadOnlyMemory<float>> vectors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("model", model);
            json.WriteStartArray("embeddings");
            foreach (var vector in vectors)
                Write(json, vector.Span, isBase64: false);
            json.WriteEndArray();
            json.WriteNumber("prompt_eval_count", texts.Sum(TokenEstimate.Of));
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<float> vector, bool isBase64)
    {
        if (isBase64)
        {
            json.WriteBase64StringValue(MemoryMarshal.AsBytes(vector));
            return;
        }

        json.WriteStartArray();
        foreach (var number in vector)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
