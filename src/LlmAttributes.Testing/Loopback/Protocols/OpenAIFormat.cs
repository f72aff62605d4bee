using System.Text.Json;

namespace LlmAttributes.Testing;

internal sealed class OpenAIFormat : WireFormat
{
    private static readonly ReadOnlyMemory<byte> s_done = "data: [DONE]\n\n"u8.ToArray();

    public static OpenAIFormat Instance { get; } = new();

    public override string? RequestIdHeader => "x-request-id";

    public override string IdPrefix => "chatcmpl-";

    public override ReadOnlyMemory<byte> KeepAlive { get; } = ": keep-alive\n\n"u8.ToArray();

    public override ReadOnlyMemory<byte> MalformedEvent { get; } = "data: {\"id\":\"chatcmpl-\",\"object\":\"chat.comp\n\n"u8.ToArray();

    public override ReadOnlyMemory<byte> Whole(Turn turn) => Json(turn, static (json, turn) =>
    {
        WriteHead(json, turn, "chat.completion");
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        json.WriteStartObject("message");
        json.WriteString("role", "assistant");
        json.WriteString("content", turn.HasText ? turn.Text : null);
        WriteToolCalls(json, turn, isStream: false);
        json.WriteNull("refusal");
        json.WriteStartArray("annotations");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteNull("logprobs");
        json.WriteString("finish_reason", turn.FinishReason);
        json.WriteEndObject();
        json.WriteEndArray();
        WriteUsage(json, turn);
    });

    public override ReadOnlyMemory<byte> Error(WireError error, string requestId) => Json(error, WriteError);

    public override ReadOnlyMemory<byte> ErrorEvent(WireError error, string requestId) => Event("data: "u8, error, WriteError);

    public override ReadOnlyMemory<byte> Models(IEnumerable<string> names, DateTimeOffset now) => Json((names, now), static (json, state) =>
    {
        json.WriteString("object", "list");
        json.WriteStartArray("data");
        foreach (var name in state.names)
        {
            json.WriteStartObject();
            json.WriteString("id", name);
            json.WriteString("object", "model");
            json.WriteNumber("created", state.now.ToUnixTimeSeconds());
            json.WriteString("owned_by", "loopback");
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    public override IEnumerable<ReadOnlyMemory<byte>> Opening(Turn turn) => turn.SendsRoleFirst ? [Delta(turn, isFirst: true, "", finishReason: null)] : [];

    public override ReadOnlyMemory<byte> Chunk(Turn turn, string text) => Delta(turn, isFirst: false, text, finishReason: null);

    public override IEnumerable<ReadOnlyMemory<byte>> Closing(Turn turn)
    {
        if (turn.ToolCalls.Count > 0)
            yield return Delta(turn, isFirst: false, text: null, finishReason: null, hasTools: true);
        yield return Delta(turn, isFirst: false, text: null, turn.FinishReason);
        if (turn.IncludesUsage)
            yield return Event("data: "u8, turn, static (json, turn) =>
            {
                WriteHead(json, turn, "chat.completion.chunk");
                json.WriteStartArray("choices");
                json.WriteEndArray();
                WriteUsage(json, turn);
            });
        yield return s_done;
    }

    private static ReadOnlyMemory<byte> Delta(Turn turn, bool isFirst, string? text, string? finishReason, bool hasTools = false) =>
        Event("data: "u8, (turn, isFirst, text, finishReason, hasTools), static (json, state) =>
        {
            WriteHead(json, state.turn, "chat.completion.chunk");
            json.WriteStartArray("choices");
            json.WriteStartObject();
            json.WriteNumber("index", 0);
            json.WriteStartObject("delta");
            if (state.isFirst)
                json.WriteString("role", "assistant");
            if (state.text is not null)
                json.WriteString("content", state.text);
            if (state.hasTools)
                WriteToolCalls(json, state.turn, isStream: true);
            json.WriteEndObject();
            json.WriteNull("logprobs");
            json.WriteString("finish_reason", state.finishReason);
            json.WriteEndObject();
            json.WriteEndArray();
            if (state.turn.IncludesUsage)
                json.WriteNull("usage");
        });

    private static void WriteToolCalls(Utf8JsonWriter json, Turn turn, bool isStream)
    {
        if (turn.ToolCalls.Count == 0)
            return;
        json.WriteStartArray("tool_calls");
        for (var i = 0; i < turn.ToolCalls.Count; i++)
        {
            json.WriteStartObject();
            if (isStream)
                json.WriteNumber("index", i);
            json.WriteString("id", turn.ToolCalls[i].Id);
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            json.WriteString("name", turn.ToolCalls[i].Name);
            json.WriteString("arguments", turn.ToolCalls[i].Arguments);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteHead(Utf8JsonWriter json, Turn turn, string kind)
    {
        json.WriteString("id", turn.Id);
        json.WriteString("object", kind);
        json.WriteNumber("created", turn.Created);
        json.WriteString("model", turn.Model);
        json.WriteString("service_tier", "default");
        json.WriteString("system_fingerprint", "fp_loopback");
    }

    private static void WriteUsage(Utf8JsonWriter json, Turn turn)
    {
        json.WriteStartObject("usage");
        json.WriteNumber("prompt_tokens", turn.InputTokens);
        json.WriteNumber("completion_tokens", turn.OutputTokens);
        json.WriteNumber("total_tokens", turn.InputTokens + turn.OutputTokens);
        json.WriteStartObject("prompt_tokens_details");
        json.WriteNumber("cached_tokens", turn.CachedInputTokens);
        if (turn.CacheWriteTokens > 0)
            json.WriteNumber("cache_write_tokens", turn.CacheWriteTokens);
        json.WriteNumber("audio_tokens", 0);
        json.WriteEndObject();
        json.WriteStartObject("completion_tokens_details");
        json.WriteNumber("reasoning_tokens", 0);
        json.WriteNumber("audio_tokens", 0);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter json, WireError error)
    {
        json.WriteStartObject("error");
        json.WriteString("message", error.Message);
        json.WriteString("type", error.Type);
        json.WriteNull("param");
        json.WriteString("code", error.Code);
        json.WriteEndObject();
    }
}
