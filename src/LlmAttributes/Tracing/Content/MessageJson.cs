using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Writes messages in the form that the GenAI conventions give them.</summary>
/// <param name="json">Where they are written.</param>
/// <param name="clean">Is applied to every text.</param>
internal readonly struct MessageJson(Utf8JsonWriter json, Func<string, string> clean)
{
    // Whoever shows an attribute encodes it for where it stands; escaping here would only make it long.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Instructions that stand outside of the messages: a list of parts.</summary>
    public static string OfText(Func<string, string> clean, string text) => Write(clean, text, static (writer, text) => new ContentJson(writer.Json, writer.Clean).WriteText("text", text));

    public static string OfMessages(Func<string, string> clean, IReadOnlyList<ChatMessage> messages) => Write(clean, messages, static (writer, messages) =>
    {
        foreach (var message in messages)
            writer.Write(message, null);
    });

    /// <summary>The answer: one message a choice, with why it ended.</summary>
    public static string OfAnswer(Func<string, string> clean, ChatResponse response) => Write(clean, response, static (writer, response) =>
    {
        var reason = response.FinishReason is { } finish ? NameOf(finish) : null;
        foreach (var message in response.Messages)
            writer.Write(message, reason ?? "stop");
    });

    public static string OfTools(Func<string, string> clean, IList<AITool> tools) => Write(clean, tools, static (writer, tools) =>
    {
        foreach (var tool in tools)
            writer.Write(tool);
    });

    private Utf8JsonWriter Json => json;

    private Func<string, string> Clean => clean;

    private static string Write<T>(Func<string, string> clean, T state, Action<MessageJson, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartArray();
            write(new(json, clean), state);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void Write(ChatMessage message, string? finishReason)
    {
        json.WriteStartObject();
        json.WriteString("role", message.Role.Value);
        if (message.AuthorName is { } name)
            json.WriteString("name", clean(name));
        json.WriteStartArray("parts");
        var content = new ContentJson(json, clean);
        foreach (var part in message.Contents)
            content.Write(part);
        json.WriteEndArray();
        if (finishReason is not null)
            json.WriteString("finish_reason", finishReason);
        json.WriteEndObject();
    }

    private void Write(AITool tool)
    {
        json.WriteStartObject();
        json.WriteString("type", tool is AIFunctionDeclaration ? "function" : tool.Name);
        json.WriteString("name", tool.Name);
        if (tool.Description.Length > 0)
            json.WriteString("description", clean(tool.Description));
        if (tool is AIFunctionDeclaration function)
        {
            json.WritePropertyName("parameters");
            function.JsonSchema.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static string NameOf(ChatFinishReason reason) => reason == ChatFinishReason.ToolCalls ? "tool_call" : reason.Value;
}
