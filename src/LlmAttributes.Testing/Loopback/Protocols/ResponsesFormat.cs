using System.Text;
using System.Text.Json;

namespace LlmAttributes.Testing;

/// <summary>OpenAI's Responses.</summary>
internal sealed class ResponsesFormat : WireFormat
{
    public static ResponsesFormat Instance { get; } = new();

    public override string? RequestIdHeader => "x-request-id";

    public override string IdPrefix => "resp_";

    public override ReadOnlyMemory<byte> KeepAlive => OpenAIFormat.Instance.KeepAlive;

    public override ReadOnlyMemory<byte> MalformedEvent { get; } = "event: response.output_text.delta\ndata: {\"type\":\"response.output_te\n\n"u8.ToArray();

    public override ReadOnlyMemory<byte> Whole(Turn turn) => Json(turn, static (json, turn) => WriteResponse(json, turn, isWhole: true));

    public override ReadOnlyMemory<byte> Error(WireError error, string requestId) => OpenAIFormat.Instance.Error(error, requestId);

    // The stream is broken off, so the number of the event is of no use to anybody.
    public override ReadOnlyMemory<byte> ErrorEvent(WireError error, string requestId) => Named("error", error, static (json, error) =>
    {
        json.WriteString("type", "error");
        json.WriteString("code", error.Code ?? error.Type);
        json.WriteString("message", error.Message);
        json.WriteNull("param");
        json.WriteNumber("sequence_number", 0);
    });

    public override ReadOnlyMemory<byte> Models(IEnumerable<string> names, DateTimeOffset now) => OpenAIFormat.Instance.Models(names, now);

    public override IEnumerable<ReadOnlyMemory<byte>> Opening(Turn turn)
    {
        foreach (var name in (string[])["response.created", "response.in_progress"])
        {
            yield return Numbered(name, turn, static (json, turn) =>
            {
                json.WriteStartObject("response");
                WriteResponse(json, turn, isWhole: false);
                json.WriteEndObject();
            });
        }

        if (!turn.HasText)
            yield break;
        yield return Numbered("response.output_item.added", turn, static (json, turn) =>
        {
            json.WriteNumber("output_index", 0);
            json.WriteStartObject("item");
            WriteItem(json, turn, isWhole: false);
            json.WriteEndObject();
        });
        yield return Numbered("response.content_part.added", turn, static (json, turn) =>
        {
            WritePlace(json, turn);
            json.WriteStartObject("part");
            WritePart(json, "");
            json.WriteEndObject();
        });
    }

    public override ReadOnlyMemory<byte> Chunk(Turn turn, string text) => Numbered("response.output_text.delta", turn, (json, turn) =>
    {
        WritePlace(json, turn);
        json.WriteString("delta", text);
        json.WriteStartArray("logprobs");
        json.WriteEndArray();
    });

    public override IEnumerable<ReadOnlyMemory<byte>> Closing(Turn turn)
    {
        if (turn.HasText)
        {
            foreach (var piece in ClosingText(turn))
                yield return piece;
        }

        for (var i = 0; i < turn.ToolCalls.Count; i++)
        {
            foreach (var piece in Tool(turn, turn.ToolCalls[i], turn.HasText ? i + 1 : i))
                yield return piece;
        }

        yield return Numbered(IsComplete(turn) ? "response.completed" : "response.incomplete", turn, static (json, turn) =>
        {
            json.WriteStartObject("response");
            WriteResponse(json, turn, isWhole: true);
            json.WriteEndObject();
        });
    }

    private static IEnumerable<ReadOnlyMemory<byte>> ClosingText(Turn turn)
    {
        yield return Numbered("response.output_text.done", turn, static (json, turn) =>
        {
            WritePlace(json, turn);
            json.WriteString("text", turn.Text);
            json.WriteStartArray("logprobs");
            json.WriteEndArray();
        });
        yield return Numbered("response.content_part.done", turn, static (json, turn) =>
        {
            WritePlace(json, turn);
            json.WriteStartObject("part");
            WritePart(json, turn.Text);
            json.WriteEndObject();
        });
        yield return Numbered("response.output_item.done", turn, static (json, turn) =>
        {
            json.WriteNumber("output_index", 0);
            json.WriteStartObject("item");
            WriteItem(json, turn, isWhole: true);
            json.WriteEndObject();
        });
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Tool(Turn turn, ToolCall call, int at)
    {
        yield return Item("response.output_item.added", isWhole: false);
        yield return Arguments("response.function_call_arguments.delta", "delta");
        yield return Arguments("response.function_call_arguments.done", "arguments");
        yield return Item("response.output_item.done", isWhole: true);

        ReadOnlyMemory<byte> Item(string name, bool isWhole) => Numbered(name, turn, (json, _) =>
        {
            json.WriteNumber("output_index", at);
            json.WriteStartObject("item");
            WriteToolItem(json, call, isWhole);
            json.WriteEndObject();
        });

        ReadOnlyMemory<byte> Arguments(string name, string property) => Numbered(name, turn, (json, _) =>
        {
            json.WriteString("item_id", ToolItemId(call));
            json.WriteNumber("output_index", at);
            json.WriteString(property, call.Arguments);
        });
    }

    private static void WriteToolItem(Utf8JsonWriter json, ToolCall call, bool isWhole)
    {
        json.WriteString("id", ToolItemId(call));
        json.WriteString("type", "function_call");
        json.WriteString("status", isWhole ? "completed" : "in_progress");
        json.WriteString("call_id", call.Id);
        json.WriteString("name", call.Name);
        json.WriteString("arguments", isWhole ? call.Arguments : "");
    }

    private static string ToolItemId(ToolCall call) => $"fc_{call.Id}";

    private static ReadOnlyMemory<byte> Numbered(string name, Turn turn, Action<Utf8JsonWriter, Turn> write) => Named(name, turn, (json, turn) =>
    {
        json.WriteString("type", name);
        json.WriteNumber("sequence_number", turn.NextEvent());
        write(json, turn);
    });

    private static ReadOnlyMemory<byte> Named<TState>(string name, TState state, Action<Utf8JsonWriter, TState> write) =>
        Event(Encoding.UTF8.GetBytes($"event: {name}\ndata: "), state, write);

    private static void WriteResponse(Utf8JsonWriter json, Turn turn, bool isWhole)
    {
        json.WriteString("id", turn.Id);
        json.WriteString("object", "response");
        json.WriteNumber("created_at", turn.Created);
        json.WriteString("status", isWhole ? StatusOf(turn) : "in_progress");
        json.WriteNull("error");
        if (isWhole && !IsComplete(turn))
        {
            json.WriteStartObject("incomplete_details");
            json.WriteString("reason", turn.FinishReason == "length" ? "max_output_tokens" : turn.FinishReason);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("incomplete_details");
        }

        json.WriteString("model", turn.Model);
        json.WriteStartArray("output");
        if (isWhole && turn.HasText)
        {
            json.WriteStartObject();
            WriteItem(json, turn, isWhole: true);
            json.WriteEndObject();
        }
        foreach (var call in isWhole ? turn.ToolCalls : [])
        {
            json.WriteStartObject();
            WriteToolItem(json, call, isWhole: true);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteBoolean("parallel_tool_calls", true);
        json.WriteString("service_tier", "default");
        json.WriteStartArray("tools");
        json.WriteEndArray();
        if (isWhole)
            WriteUsage(json, turn);
        else
            json.WriteNull("usage");
    }

    private static void WriteItem(Utf8JsonWriter json, Turn turn, bool isWhole)
    {
        json.WriteString("id", ItemId(turn));
        json.WriteString("type", "message");
        json.WriteString("status", isWhole ? StatusOf(turn) : "in_progress");
        json.WriteString("role", "assistant");
        json.WriteStartArray("content");
        if (isWhole)
        {
            json.WriteStartObject();
            WritePart(json, turn.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WritePlace(Utf8JsonWriter json, Turn turn)
    {
        json.WriteString("item_id", ItemId(turn));
        json.WriteNumber("output_index", 0);
        json.WriteNumber("content_index", 0);
    }

    private static void WritePart(Utf8JsonWriter json, string text)
    {
        json.WriteString("type", "output_text");
        json.WriteStartArray("annotations");
        json.WriteEndArray();
        json.WriteStartArray("logprobs");
        json.WriteEndArray();
        json.WriteString("text", text);
    }

    private static void WriteUsage(Utf8JsonWriter json, Turn turn)
    {
        json.WriteStartObject("usage");
        json.WriteNumber("input_tokens", turn.InputTokens);
        json.WriteStartObject("input_tokens_details");
        json.WriteNumber("cached_tokens", turn.CachedInputTokens);
        if (turn.CacheWriteTokens > 0)
            json.WriteNumber("cache_write_tokens", turn.CacheWriteTokens);
        json.WriteEndObject();
        json.WriteNumber("output_tokens", turn.OutputTokens);
        json.WriteStartObject("output_tokens_details");
        json.WriteNumber("reasoning_tokens", 0);
        json.WriteEndObject();
        json.WriteNumber("total_tokens", turn.InputTokens + turn.OutputTokens);
        json.WriteEndObject();
    }

    private static bool IsComplete(Turn turn) => turn.FinishReason is not ("length" or "content_filter");

    private static string StatusOf(Turn turn) => IsComplete(turn) ? "completed" : "incomplete";

    private static string ItemId(Turn turn) => $"msg_{turn.Id.AsSpan(turn.Id.IndexOf('_') + 1)}";
}
