using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace LlmAttributes.Testing;

internal static class RequestReader
{
    /// <summary>Reads a request of either protocol.</summary>
    /// <exception cref="JsonException">The body is not what the protocol asks for.</exception>
    public static async Task<LoopbackRequest> ReadAsync(HttpContext context, LoopbackProtocol protocol, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("model", out var model) || model.ValueKind != JsonValueKind.String)
            throw new JsonException("The body names no model.");
        return new()
        {
            Protocol = protocol,
            Path = context.Request.Path.Value ?? "",
            Model = model.GetString()!,
            Messages = ReadMessages(root),
            IsStream = IsTrue(root, "stream"),
            IncludesUsage = protocol == LoopbackProtocol.Anthropic || (root.TryGetProperty("stream_options", out var options) && IsTrue(options, "include_usage")),
            MaxOutputTokens = ReadNumber(root, "max_completion_tokens") ?? ReadNumber(root, "max_tokens"),
            Headers = context.Request.Headers.ToDictionary(static h => h.Key, static h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = body,
        };
    }

    private static List<LoopbackMessage> ReadMessages(JsonElement root)
    {
        var messages = new List<LoopbackMessage>();
        if (root.TryGetProperty("system", out var system))
            messages.Add(new("system", ReadText(system)));
        if (!root.TryGetProperty("messages", out var list) || list.ValueKind != JsonValueKind.Array)
            throw new JsonException("The body has no messages.");
        foreach (var message in list.EnumerateArray())
        {
            var role = message.TryGetProperty("role", out var value) ? value.GetString() : null;
            messages.Add(new(role ?? "user", message.TryGetProperty("content", out var content) ? ReadText(content) : ""));
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
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;
}
