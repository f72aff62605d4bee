using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace LlmAttributes.Testing;

internal static class RequestReader
{
    /// <summary>Reads a request of any protocol.</summary>
    /// <exception cref="JsonException">The body is not what the protocol asks for.</exception>
    public static async Task<LoopbackRequest> ReadAsync(HttpContext context, LoopbackProtocol protocol, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        return new()
        {
            Protocol = protocol,
            Path = context.Request.Path.Value ?? "",
            Model = ReadModel(root),
            Messages = ReadMessages(root, protocol),
            IsStream = IsTrue(root, "stream") || (protocol == LoopbackProtocol.Ollama && !root.TryGetProperty("stream", out _)),
            IncludesUsage = protocol != LoopbackProtocol.OpenAI || (root.TryGetProperty("stream_options", out var options) && IsTrue(options, "include_usage")),
            MaxOutputTokens = protocol switch
            {
                LoopbackProtocol.OpenAIResponses => ReadNumber(root, "max_output_tokens"),
                LoopbackProtocol.Ollama => root.TryGetProperty("options", out var limits) && ReadNumber(limits, "num_predict") is >= 0 and var most ? most : null,
                _ => ReadNumber(root, "max_completion_tokens") ?? ReadNumber(root, "max_tokens"),
            },
            Headers = context.Request.Headers.ToDictionary(static h => h.Key, static h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = body,
        };
    }

    /// <summary>Reads the model that a request names.</summary>
    /// <exception cref="JsonException">It names none.</exception>
    public static string ReadModel(string body)
    {
        using var document = JsonDocument.Parse(body);
        return ReadModel(document.RootElement);
    }

    private static string ReadModel(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("model", out var model) && model.ValueKind == JsonValueKind.String
            ? model.GetString()!
            : throw new JsonException("The body names no model.");

    private static List<LoopbackMessage> ReadMessages(JsonElement root, LoopbackProtocol protocol)
    {
        var messages = new List<LoopbackMessage>();
        if (protocol == LoopbackProtocol.OpenAIResponses)
            return ReadInput(root, messages);
        if (root.TryGetProperty("system", out var system))
            messages.Add(new("system", ReadText(system)));
        if (!root.TryGetProperty("messages", out var list) || list.ValueKind != JsonValueKind.Array)
            throw new JsonException("The body has no messages.");
        foreach (var message in list.EnumerateArray())
        {
            var role = message.TryGetProperty("role", out var value) ? value.GetString() : null;
            var hasContent = message.TryGetProperty("content", out var content);
            var results = hasContent ? ReadResults(content, messages) : 0;
            var text = hasContent ? ReadText(content) : "";
            if (text.Length > 0 || results == 0)
                messages.Add(new(role ?? "user", text));
        }
        return messages;
    }

    // The Messages protocol puts the results of tools into a message of the user's.
    private static int ReadResults(JsonElement content, List<LoopbackMessage> messages)
    {
        if (content.ValueKind != JsonValueKind.Array)
            return 0;
        var count = 0;
        foreach (var part in content.EnumerateArray())
        {
            if (part.ValueKind != JsonValueKind.Object || !part.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || !type.ValueEquals("tool_result"u8))
                continue;
            count++;
            messages.Add(new("tool", part.TryGetProperty("content", out var result) ? ReadText(result) : ""));
        }
        return count;
    }

    private static List<LoopbackMessage> ReadInput(JsonElement root, List<LoopbackMessage> messages)
    {
        if (root.TryGetProperty("instructions", out var instructions) && instructions.ValueKind == JsonValueKind.String)
            messages.Add(new("system", instructions.GetString()!));
        if (!root.TryGetProperty("input", out var input) || input.ValueKind is not (JsonValueKind.String or JsonValueKind.Array))
            throw new JsonException("The body has no input.");
        if (input.ValueKind == JsonValueKind.String)
        {
            messages.Add(new("user", input.GetString()!));
            return messages;
        }

        foreach (var item in input.EnumerateArray())
        {
            var role = item.TryGetProperty("role", out var value) ? value.GetString() : null;
            if (item.TryGetProperty("content", out var content))
                messages.Add(new(role ?? "user", ReadText(content)));
            else if (item.TryGetProperty("output", out var output))
                messages.Add(new("tool", ReadText(output)));
        }
        return messages;
    }

    private static string ReadText(JsonElement content)
    {
        if (content.ValueKind == JsonValueKind.String)
            return content.GetString()!;
        if (content.ValueKind != JsonValueKind.Array)
            return "";
        var text = new StringBuilder();
        foreach (var part in content.EnumerateArray())
            if (part.ValueKind == JsonValueKind.Object && part.TryGetProperty("text", out var piece) && piece.ValueKind == JsonValueKind.String)
                text.Append(piece.GetString());
        return text.ToString();
    }

    private static bool IsTrue(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static int? ReadNumber(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;
}
