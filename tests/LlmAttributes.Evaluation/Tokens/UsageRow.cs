using System.Text.Json;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Evaluation.Tokens;

/// <summary>A request with the usage that its provider reported, which may be missing.</summary>
internal sealed record UsageRow(JsonElement Row, string Host, string Model, List<ChatMessage> Messages, long? Reported)
{
    public ModelFacts Facts { get; } = new() { Provider = Host, ModelId = Model };

    /// <summary>Gets a value indicating whether the model's own tokenizer is at hand.</summary>
    public bool IsKnown => TokenizerProvider.EncodingOf(Facts) is not null;

    /// <summary>Gets who answers: what a host adds, it adds to all its requests.</summary>
    public string Counter => $"{Host} {Model}";

    public static UsageRow Read(JsonElement row)
    {
        List<ChatMessage> messages = [];
        if (Text(row, "system") is { } system)
            messages.Add(new(ChatRole.System, system));
        foreach (var message in Items(row, "messages"))
            messages.Add(new(new(Text(message, "role") ?? "user"), Content(message)) { AuthorName = Text(message, "name") });
        foreach (var input in Items(row, "input"))
            messages.Add(new(ChatRole.User, input.ToString()));
        if (Text(row, "input") is { } alone)
            messages.Add(new(ChatRole.User, alone));
        var reported = row.TryGetProperty("prompt_tokens", out var tokens) && tokens.ValueKind == JsonValueKind.Number ? tokens.GetInt64() : (long?)null;
        return new(row, Text(row, "provider") ?? "", Text(row, "model") ?? "", messages, reported);
    }

    // Content may come in parts.
    private static string Content(JsonElement message)
    {
        if (Text(message, "content") is { } text)
            return text;
        return string.Concat(Items(message, "content").Select(static part => part.ValueKind == JsonValueKind.String ? part.GetString() : Text(part, "text")));
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement row, string name) =>
        row.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;

    private static string? Text(JsonElement row, string name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
