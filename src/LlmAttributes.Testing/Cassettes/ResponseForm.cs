using System.Text.Json;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Testing;

/// <summary>Answers as cassettes keep and play them.</summary>
internal static class ResponseForm
{
    public static CassetteResponse Of(IReadOnlyList<AIContent> contents, ChatResponse whole, SecretScrubber scrubber) => new(Pieces(contents, scrubber))
    {
        ModelId = whole.ModelId,
        FinishReason = whole.FinishReason?.Value,
        InputTokens = whole.Usage?.InputTokenCount,
        OutputTokens = whole.Usage?.OutputTokenCount,
        CachedInputTokens = whole.Usage?.CachedInputTokenCount,
        ReasoningTokens = whole.Usage?.ReasoningTokenCount,
    };

    private static List<CassetteContent> Pieces(IReadOnlyList<AIContent> contents, SecretScrubber scrubber)
    {
        List<CassetteContent> pieces = [.. contents.Where(static content => content is not UsageContent).Select(content => Of(content, scrubber))];

        // A secret that came in two pieces is in neither of them.
        var text = scrubber.Scrub(string.Concat(contents.OfType<TextContent>().Select(static content => content.Text)));
        if (text == string.Concat(pieces.Select(static piece => piece.Text)))
            return pieces;
        var at = pieces.FindIndex(static piece => piece.Text is not null);
        pieces[at] = new() { Text = text };
        pieces.RemoveAll(piece => piece.Text is not null && !ReferenceEquals(piece, pieces[at]));
        return pieces;
    }

    // An answer is played as it was, so its data are kept and not only known again.
    private static CassetteContent Of(AIContent content, SecretScrubber scrubber) => content switch
    {
        DataContent data => new() { MediaType = data.MediaType, Data = Convert.ToBase64String(data.Data.Span), Name = data.Name },
        TextReasoningContent reasoning => RequestForm.Of(content, scrubber) with { ProtectedReasoning = reasoning.ProtectedData },
        FunctionCallContent call => RequestForm.Of(content, scrubber) with { IsCalled = call.InformationalOnly },
        FunctionResultContent { Result: not (null or string or JsonElement) } result => throw new CassetteException(
            $"The answer holds the result of the tool call '{result.CallId}' as '{result.Result.GetType().Name}', which no cassette can play again; put the cassette below the client that calls tools."),
        _ => RequestForm.Of(content, scrubber),
    };

    public static IEnumerable<ChatResponseUpdate> ToUpdates(CassetteEntry entry)
    {
        var kept = entry.Response;
        foreach (var piece in kept.Pieces)
            yield return New([ToContent(piece)]);
        var last = New(UsageOf(kept) is { } usage ? [new UsageContent(usage)] : []);
        last.FinishReason = kept.FinishReason is null ? null : new ChatFinishReason(kept.FinishReason);
        yield return last;

        ChatResponseUpdate New(List<AIContent> contents) => new(ChatRole.Assistant, contents) { ModelId = kept.ModelId, ResponseId = entry.Key, MessageId = entry.Key };
    }

    private static UsageDetails? UsageOf(CassetteResponse kept) => kept.InputTokens is null && kept.OutputTokens is null ? null : new()
    {
        InputTokenCount = kept.InputTokens,
        OutputTokenCount = kept.OutputTokens,
        TotalTokenCount = kept.InputTokens + kept.OutputTokens,
        CachedInputTokenCount = kept.CachedInputTokens,
        ReasoningTokenCount = kept.ReasoningTokens,
    };

    private static AIContent ToContent(CassetteContent content) => content switch
    {
        { ToolCall: { } name } => new FunctionCallContent(content.ToolCallId ?? "", name, content.Arguments?.EnumerateObject().ToDictionary(static argument => argument.Name, static argument => (object?)argument.Value.Clone()))
        {
            InformationalOnly = content.IsCalled,
        },
        { ToolResult: { } result } => new FunctionResultContent(content.ToolCallId ?? "", result),
        { Data: { } data } => new DataContent(Convert.FromBase64String(data), content.MediaType ?? "application/octet-stream") { Name = content.Name },
        { DataHash: not null } => throw new CassetteException($"The answer holds data of type '{content.MediaType}' of which the cassette has only the hash; delete the entry and record it again."),
        { Uri: { } uri } => new UriContent(uri, content.MediaType ?? "application/octet-stream"),
        { Reasoning: { } reasoning } => new TextReasoningContent(reasoning) { ProtectedData = content.ProtectedReasoning },
        _ => new TextContent(content.Text ?? ""),
    };
}
