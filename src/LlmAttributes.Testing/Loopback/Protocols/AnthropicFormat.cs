using System.Text;
using System.Text.Json;

namespace LlmAttributes.Testing;

internal sealed class AnthropicFormat : WireFormat
{
    public static AnthropicFormat Instance { get; } = new();

    public override string? RequestIdHeader => "request-id";

    public override string IdPrefix => "msg_";

    public override ReadOnlyMemory<byte> KeepAlive { get; } = "event: ping\ndata: {\"type\":\"ping\"}\n\n"u8.ToArray();

    public override ReadOnlyMemory<byte> MalformedEvent { get; } = "event: content_block_delta\ndata: {\"type\":\"content_block_de\n\n"u8.ToArray();

    public override ReadOnlyMemory<byte> Whole(Turn turn) => Json(turn, static (json, turn) => WriteMessage(json, turn, isWhole: true));

    public override ReadOnlyMemory<byte> Error(WireError error, string requestId) => Json((error, requestId), WriteError);

    public override ReadOnlyMemory<byte> ErrorEvent(WireError error, string requestId) => Named("error", (error, requestId), WriteError);

    public override ReadOnlyMemory<byte> Models(IEnumerable<string> names, DateTimeOffset now) => Json((names, now), static (json, state) =>
    {
        json.WriteStartArray("data");
        foreach (var name in state.names)
        {
            json.WriteStartObject();
            json.WriteString("type", "model");
            json.WriteString("id", name);
            json.WriteString("display_name", name);
            json.WriteString("created_at", state.now);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteBoolean("has_more", false);
        json.WriteString("first_id", state.names.FirstOrDefault());
        json.WriteString("last_id", state.names.LastOrDefault());
    });

    public override IEnumerable<ReadOnlyMemory<byte>> Opening(Turn turn)
    {
        yield return Named("message_start", turn, static (json, turn) =>
        {
            json.WriteString("type", "message_start");
            json.WriteStartObject("message");
            WriteMessage(json, turn, isWhole: false);
            json.WriteEndObject();
        });
        if (!turn.HasText)
            yield break;
        yield return Named("content_block_start", turn, static (json, _) =>
        {
            json.WriteString("type", "content_block_start");
            json.WriteNumber("index", 0);
            json.WriteStartObject("content_block");
            json.WriteString("type", "text");
            json.WriteString("text", "");
            json.WriteEndObject();
        });
    }

    public override ReadOnlyMemory<byte> Chunk(Turn turn, string text) => Named("content_block_delta", text, static (json, text) =>
    {
        json.WriteString("type", "content_block_delta");
        json.WriteNumber("index", 0);
        json.WriteStartObject("delta");
        json.WriteString("type", "text_delta");
        json.WriteString("text", text);
        json.WriteEndObject();
    });

    public override IEnumerable<ReadOnlyMemory<byte>> Closing(Turn turn)
    {
        if (turn.HasText)
            yield return Stop(0);
        for (var i = 0; i < turn.ToolCalls.Count; i++)
        {
            var at = turn.HasText ? i + 1 : i;
            yield return Named("content_block_start", (At: at, Call: turn.ToolCalls[i]), static (json, state) =>
            {
                json.WriteString("type", "content_block_start");
                json.WriteNumber("index", state.At);
                json.WriteStartObject("content_block");
                WriteToolUse(json, state.Call, isWhole: false);
                json.WriteEndObject();
            });
            yield return Named("content_block_delta", (At: at, turn.ToolCalls[i].Arguments), static (json, state) =>
            {
                json.WriteString("type", "content_block_delta");
                json.WriteNumber("index", state.At);
                json.WriteStartObject("delta");
                json.WriteString("type", "input_json_delta");
                json.WriteString("partial_json", state.Arguments);
                json.WriteEndObject();
            });
            yield return Stop(at);
        }

        yield return Named("message_delta", turn, static (json, turn) =>
        {
            json.WriteString("type", "message_delta");
            json.WriteStartObject("delta");
            json.WriteString("stop_reason", StopReason(turn));
            json.WriteNull("stop_sequence");
            json.WriteEndObject();
            json.WriteStartObject("usage");
            json.WriteNumber("output_tokens", turn.OutputTokens);
            json.WriteEndObject();
        });
        yield return Named("message_stop", turn, static (json, _) => json.WriteString("type", "message_stop"));
    }

    private static ReadOnlyMemory<byte> Stop(int index) => Named("content_block_stop", index, static (json, index) =>
    {
        json.WriteString("type", "content_block_stop");
        json.WriteNumber("index", index);
    });

    private static void WriteToolUse(Utf8JsonWriter json, ToolCall call, bool isWhole)
    {
        json.WriteString("type", "tool_use");
        json.WriteString("id", call.Id);
        json.WriteString("name", call.Name);
        json.WritePropertyName("input");
        json.WriteRawValue(isWhole ? call.Arguments : "{}");
    }

    private static ReadOnlyMemory<byte> Named<TState>(string name, TState state, Action<Utf8JsonWriter, TState> write) =>
        Event(Encoding.UTF8.GetBytes($"event: {name}\ndata: "), state, write);

    private static void WriteMessage(Utf8JsonWriter json, Turn turn, bool isWhole)
    {
        json.WriteString("id", turn.Id);
        json.WriteString("type", "message");
        json.WriteString("role", "assistant");
        json.WriteString("model", turn.Model);
        json.WriteStartArray("content");
        if (isWhole && turn.HasText)
        {
            json.WriteStartObject();
            json.WriteString("type", "text");
            json.WriteString("text", turn.Text);
            json.WriteEndObject();
        }
        foreach (var call in isWhole ? turn.ToolCalls : [])
        {
            json.WriteStartObject();
            WriteToolUse(json, call, isWhole: true);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("stop_reason", isWhole ? StopReason(turn) : null);
        json.WriteNull("stop_sequence");
        json.WriteStartObject("usage");
        // Here the input count leaves out what came from the cache or went there; in the other protocol both are a part of it.
        json.WriteNumber("input_tokens", turn.InputTokens - turn.CachedInputTokens - turn.CacheWriteTokens);
        json.WriteNumber("cache_creation_input_tokens", turn.CacheWriteTokens);
        json.WriteNumber("cache_read_input_tokens", turn.CachedInputTokens);
        json.WriteStartObject("cache_creation");
        json.WriteNumber("ephemeral_5m_input_tokens", turn.CacheWriteTokens - turn.OneHourCacheWriteTokens);
        json.WriteNumber("ephemeral_1h_input_tokens", turn.OneHourCacheWriteTokens);
        json.WriteEndObject();
        json.WriteNumber("output_tokens", isWhole ? turn.OutputTokens : 1);
        json.WriteString("service_tier", "standard");
        json.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter json, (WireError Error, string RequestId) state)
    {
        json.WriteString("type", "error");
        json.WriteStartObject("error");
        json.WriteString("type", state.Error.Type);
        json.WriteString("message", state.Error.Message);
        json.WriteEndObject();
        json.WriteString("request_id", state.RequestId);
    }

    private static string StopReason(Turn turn) => turn.FinishReason switch
    {
        "stop" => "end_turn",
        "length" => "max_tokens",
        "content_filter" => "refusal",
        "tool_calls" => "tool_use",
        var other => other,
    };
}
