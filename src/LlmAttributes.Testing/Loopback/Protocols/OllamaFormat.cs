using System.Text.Json;

namespace LlmAttributes.Testing;

/// <summary>Ollama: streams are lines of JSON, and requests have no ids.</summary>
internal sealed class OllamaFormat : WireFormat
{
    // What it took is reported in nanoseconds; a rate that a small machine has makes them the same in each run.
    private const long NanosecondsPerToken = 20_000_000;

    public static OllamaFormat Instance { get; } = new();

    public override string? RequestIdHeader => null;

    public override string IdPrefix => "";

    public override string StreamContentType => "application/x-ndjson";

    // It keeps a connection alive without a word.
    public override ReadOnlyMemory<byte> KeepAlive => default;

    public override ReadOnlyMemory<byte> MalformedEvent { get; } = "{\"model\":\"m\",\"created_at\":\"2026-01-\n"u8.ToArray();

    public override ReadOnlyMemory<byte> Whole(Turn turn) => Json(turn, static (json, turn) => WriteLast(json, turn, turn.Text, hasTools: turn.ToolCalls.Count > 0));

    public override ReadOnlyMemory<byte> Error(WireError error, string requestId) => Json(error, WriteError);

    public override ReadOnlyMemory<byte> ErrorEvent(WireError error, string requestId) => Line(error, WriteError);

    public override ReadOnlyMemory<byte> Models(IEnumerable<string> names, DateTimeOffset now) => Json((names, now), static (json, state) =>
    {
        json.WriteStartArray("models");
        foreach (var name in state.names)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("model", name);
            json.WriteString("modified_at", state.now);
            json.WriteNumber("size", 0);
            json.WriteString("digest", new string('0', 64));
            WriteDetails(json);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    /// <summary>What it tells of one model.</summary>
    public static ReadOnlyMemory<byte> Model(DateTimeOffset now) => Json(now, static (json, now) =>
    {
        json.WriteString("license", "");
        json.WriteString("modelfile", "");
        json.WriteString("template", "{{ .Prompt }}");
        WriteDetails(json);
        json.WriteStartObject("model_info");
        json.WriteString("general.architecture", "loopback");
        json.WriteEndObject();
        json.WriteStartArray("capabilities");
        json.WriteStringValue("completion");
        json.WriteEndArray();
        json.WriteString("modified_at", now);
    });

    /// <summary>The version of a server that speaks so.</summary>
    public static ReadOnlyMemory<byte> Version() => Json(0, static (json, _) => json.WriteString("version", "0.11.0"));

    public override IEnumerable<ReadOnlyMemory<byte>> Opening(Turn turn) => [];

    public override ReadOnlyMemory<byte> Chunk(Turn turn, string text) => Line((turn, text), static (json, state) =>
    {
        WriteMessage(json, state.turn, state.text);
        json.WriteBoolean("done", false);
    });

    public override IEnumerable<ReadOnlyMemory<byte>> Closing(Turn turn)
    {
        if (turn.ToolCalls.Count > 0)
        {
            yield return Line(turn, static (json, turn) =>
            {
                WriteMessage(json, turn, "", hasTools: true);
                json.WriteBoolean("done", false);
            });
        }

        yield return Line(turn, static (json, turn) => WriteLast(json, turn, ""));
    }

    private static void WriteMessage(Utf8JsonWriter json, Turn turn, string text, bool hasTools = false)
    {
        json.WriteString("model", turn.Model);
        json.WriteString("created_at", DateTimeOffset.FromUnixTimeSeconds(turn.Created));
        json.WriteStartObject("message");
        json.WriteString("role", "assistant");
        json.WriteString("content", text);
        if (hasTools)
            WriteToolCalls(json, turn);
        json.WriteEndObject();
    }

    private static void WriteToolCalls(Utf8JsonWriter json, Turn turn)
    {
        json.WriteStartArray("tool_calls");
        foreach (var call in turn.ToolCalls)
        {
            json.WriteStartObject();
            json.WriteString("id", call.Id);
            json.WriteStartObject("function");
            json.WriteString("name", call.Name);
            json.WritePropertyName("arguments");
            json.WriteRawValue(call.Arguments);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteLast(Utf8JsonWriter json, Turn turn, string text, bool hasTools = false)
    {
        WriteMessage(json, turn, text, hasTools);
        json.WriteString("done_reason", turn.FinishReason == "length" ? "length" : "stop");
        json.WriteBoolean("done", true);
        json.WriteNumber("total_duration", (turn.InputTokens + turn.OutputTokens) * NanosecondsPerToken);
        json.WriteNumber("load_duration", 0);
        json.WriteNumber("prompt_eval_count", turn.InputTokens);
        json.WriteNumber("prompt_eval_duration", turn.InputTokens * NanosecondsPerToken);
        json.WriteNumber("eval_count", turn.OutputTokens);
        json.WriteNumber("eval_duration", turn.OutputTokens * NanosecondsPerToken);
    }

    private static void WriteDetails(Utf8JsonWriter json)
    {
        json.WriteStartObject("details");
        json.WriteString("parent_model", "");
        json.WriteString("format", "gguf");
        json.WriteString("family", "loopback");
        json.WriteStartArray("families");
        json.WriteStringValue("loopback");
        json.WriteEndArray();
        json.WriteString("parameter_size", "1B");
        json.WriteString("quantization_level", "Q4_0");
        json.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter json, WireError error) => json.WriteString("error", error.Message);
}
