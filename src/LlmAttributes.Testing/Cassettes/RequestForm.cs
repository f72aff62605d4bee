using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Testing;

/// <summary>Requests as cassettes keep them.</summary>
internal static partial class RequestForm
{
    public static CassetteRequest Of(IEnumerable<ChatMessage> messages, ChatOptions? options, SecretScrubber scrubber) => new([.. messages.Select(message => Of(message, scrubber))])
    {
        ModelId = options?.ModelId,
        Temperature = options?.Temperature,
        TopP = options?.TopP,
        MaxOutputTokens = options?.MaxOutputTokens,
        Seed = options?.Seed,
        StopSequences = options?.StopSequences is { Count: > 0 } stops ? [.. stops] : null,
        Schema = (options?.ResponseFormat as ChatResponseFormatJson)?.Schema,
        IsJson = options?.ResponseFormat is ChatResponseFormatJson,
        Tools = options?.Tools is { Count: > 0 } tools ? [.. tools.Select(static tool => tool.Name)] : null,
        Instructions = options?.Instructions is { } instructions ? scrubber.Scrub(instructions) : null,
        TopK = options?.TopK,
        FrequencyPenalty = options?.FrequencyPenalty,
        PresencePenalty = options?.PresencePenalty,
        Reasoning = options?.Reasoning is { } reasoning ? $"{reasoning.Effort} {reasoning.Output}".Trim() : null,
        ToolMode = ModeOf(options?.ToolMode),
        AllowMultipleToolCalls = options?.AllowMultipleToolCalls,
        ToolForms = options?.Tools is { Count: > 0 } shown && shown.Any(static tool => tool is AIFunctionDeclaration)
            ? [.. shown.Select(static tool => new CassetteTool(tool.Description.Length == 0 ? null : tool.Description, (tool as AIFunctionDeclaration)?.JsonSchema))] : null,
    };

    private static string? ModeOf(ChatToolMode? mode) => mode switch
    {
        null or AutoChatToolMode => null,
        RequiredChatToolMode required => $"required {required.RequiredFunctionName}".Trim(),
        NoneChatToolMode => "none",
        _ => mode.ToString(),
    };

    /// <summary>The hash by which an answer is found again.</summary>
    public static string KeyOf(string call, string? model, string? prompt, CassetteRequest request) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{call}\n{model}\n{prompt}\n{CassetteFile.Canonical(request)}")));

    public static string TextOf(CassetteRequest request) => string.Join('\n', request.Messages.Select(static message => $"[{message.Role}]\n{string.Join('\n', message.Contents.Select(TextOf))}"));

    public static CassetteContent Of(AIContent content, SecretScrubber scrubber) => content switch
    {
        TextContent text => new() { Text = scrubber.Scrub(text.Text) },
        TextReasoningContent reasoning => new() { Reasoning = scrubber.Scrub(reasoning.Text) },
        DataContent data => new() { MediaType = data.MediaType, DataHash = Convert.ToHexString(SHA256.HashData(data.Data.Span)) },
        UriContent uri => new() { MediaType = uri.MediaType, Uri = scrubber.Scrub(uri.Uri.OriginalString) },
        FunctionCallContent call => new() { ToolCall = call.Name, ToolCallId = call.CallId, Arguments = ArgumentsOf(call, scrubber) },
        FunctionResultContent result => new() { ToolCallId = result.CallId, ToolResult = scrubber.Scrub(result.Result?.ToString() ?? "") },
        _ => throw new CassetteException($"A message holds '{content.GetType().Name}', which no cassette can keep; leave the request out of the cassette."),
    };

    private static CassetteMessage Of(ChatMessage message, SecretScrubber scrubber) => new(message.Role.Value, [.. message.Contents.Select(content => WithoutFence(Of(content, scrubber)))]);

    // The delimiters of untrusted text are others in each request, so that nobody can guess them; the request is the same.
    private static CassetteContent WithoutFence(CassetteContent content) => content.Text is null ? content : content with { Text = Fence().Replace(content.Text, "untrusted->") };

    [GeneratedRegex("untrusted-[0-9A-F]{16}>", RegexOptions.CultureInvariant)]
    private static partial Regex Fence();

    private static string TextOf(CassetteContent content) => content.Text ?? content.ToolResult ?? content.ToolCall ?? content.Uri ?? content.DataHash ?? content.Reasoning ?? "";

    private static JsonElement? ArgumentsOf(FunctionCallContent call, SecretScrubber scrubber)
    {
        if (call.Arguments is not { Count: > 0 } arguments)
            return null;
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in arguments.OrderBy(static argument => argument.Key, StringComparer.Ordinal))
            {
                writer.WritePropertyName(name);
                Write(writer, call.Name, name, value, scrubber);
            }

            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(stream.ToArray());
        return document.RootElement.Clone();
    }

    private static void Write(Utf8JsonWriter writer, string tool, string name, object? value, SecretScrubber scrubber)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonElement { ValueKind: JsonValueKind.String } text:
                writer.WriteStringValue(scrubber.Scrub(text.GetString()!));
                break;
            case JsonElement element:
                writer.WriteRawValue(scrubber.Scrub(element.GetRawText()));
                break;
            case string text:
                writer.WriteStringValue(scrubber.Scrub(text));
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int or long or short or byte:
                writer.WriteNumberValue(Convert.ToInt64(value, null));
                break;
            case float or double or decimal:
                writer.WriteNumberValue(Convert.ToDecimal(value, null));
                break;
            default:
                throw new CassetteException($"The argument '{name}' of the tool '{tool}' is of type '{value.GetType().Name}', which no cassette can keep; use a client that gives arguments as JSON.");
        }
    }
}
