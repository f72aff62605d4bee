using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LlmAttributes.Testing;

/// <summary>How one provider puts an answer into bytes.</summary>
internal abstract class WireFormat
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The header with the id of a request, where the provider sends one.</summary>
    public abstract string? RequestIdHeader { get; }

    public abstract string IdPrefix { get; }

    public virtual string StreamContentType => "text/event-stream; charset=utf-8";

    public abstract ReadOnlyMemory<byte> KeepAlive { get; }

    public abstract ReadOnlyMemory<byte> MalformedEvent { get; }

    public abstract ReadOnlyMemory<byte> Whole(Turn turn);

    public abstract ReadOnlyMemory<byte> Error(WireError error, string requestId);

    public abstract ReadOnlyMemory<byte> ErrorEvent(WireError error, string requestId);

    public abstract ReadOnlyMemory<byte> Models(IEnumerable<string> names, DateTimeOffset now);

    public abstract IEnumerable<ReadOnlyMemory<byte>> Opening(Turn turn);

    public abstract ReadOnlyMemory<byte> Chunk(Turn turn, string text);

    /// <summary>The tools that are asked for, and the end.</summary>
    public abstract IEnumerable<ReadOnlyMemory<byte>> Closing(Turn turn);

    public static WireFormat For(LoopbackProtocol protocol) => protocol switch
    {
        LoopbackProtocol.Anthropic => AnthropicFormat.Instance,
        LoopbackProtocol.OpenAIResponses => ResponsesFormat.Instance,
        LoopbackProtocol.Ollama => OllamaFormat.Instance,
        _ => OpenAIFormat.Instance,
    };

    protected static ReadOnlyMemory<byte> Json<TState>(TState state, Action<Utf8JsonWriter, TState> write) =>
        Write(prefix: default, state, write, suffix: default);

    protected static ReadOnlyMemory<byte> Event<TState>(ReadOnlySpan<byte> prefix, TState state, Action<Utf8JsonWriter, TState> write) =>
        Write(prefix, state, write, "\n\n"u8);

    protected static ReadOnlyMemory<byte> Line<TState>(TState state, Action<Utf8JsonWriter, TState> write) =>
        Write(prefix: default, state, write, "\n"u8);

    private static ReadOnlyMemory<byte> Write<TState>(
        ReadOnlySpan<byte> prefix, TState state, Action<Utf8JsonWriter, TState> write, ReadOnlySpan<byte> suffix)
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.Write(prefix);
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            write(json, state);
            json.WriteEndObject();
        }
        buffer.Write(suffix);
        return buffer.WrittenMemory;
    }
}
