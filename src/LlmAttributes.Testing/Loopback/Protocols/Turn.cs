using System.Globalization;

namespace LlmAttributes.Testing;

/// <summary>A reply with everything settled that a provider would settle.</summary>
internal sealed class Turn
{
    private int _events;

    private Turn()
    {
    }

    public required string Id { get; init; }

    public required string Model { get; init; }

    public required long Created { get; init; }

    public required string Text { get; init; }

    public required IReadOnlyList<string> Chunks { get; init; }

    /// <summary>The tools that are asked for; none when the text was cut before them.</summary>
    public required IReadOnlyList<ToolCall> ToolCalls { get; init; }

    /// <summary>Whether there is a message of text; tools may be asked for without a word.</summary>
    public bool HasText => Text.Length > 0 || ToolCalls.Count == 0;

    public required string FinishReason { get; init; }

    public required int InputTokens { get; init; }

    public required int CachedInputTokens { get; init; }

    public required int CacheWriteTokens { get; init; }

    public required int OneHourCacheWriteTokens { get; init; }

    public required int OutputTokens { get; init; }

    public required bool SendsRoleFirst { get; init; }

    public required bool IncludesUsage { get; init; }

    /// <summary>The number of the next event, where the protocol counts them.</summary>
    public int NextEvent() => _events++;

    public static Turn From(LoopbackRequest request, LoopbackReply reply, string id, DateTimeOffset now)
    {
        var text = request.MaxOutputTokens is { } limit ? TokenEstimate.Limit(reply.Text, limit) : reply.Text;
        var isCut = text.Length < reply.Text.Length;
        return new()
        {
            Id = id,
            Model = request.Model,
            Created = now.ToUnixTimeSeconds(),
            Text = text,
            Chunks = reply.Chunks is { } chunks && !isCut ? chunks : TextPieces.Of(text),
            ToolCalls = isCut ? [] : Named(reply.ToolCalls, id),
            FinishReason = isCut ? "length" : reply.FinishReason ?? (reply.ToolCalls.Count > 0 ? "tool_calls" : "stop"),
            InputTokens = reply.InputTokens ?? request.Messages.Sum(static m => TokenEstimate.OfMessage(m.Text)),
            CachedInputTokens = reply.CachedInputTokens,
            CacheWriteTokens = reply.CacheWriteTokens,
            OneHourCacheWriteTokens = reply.OneHourCacheWriteTokens,
            OutputTokens = reply.OutputTokens ?? TokenEstimate.Of(text) + (isCut ? 0 : reply.ToolCalls.Sum(static call => TokenEstimate.Of(call.Name) + TokenEstimate.Of(call.Arguments))),
            SendsRoleFirst = reply.SendsRoleFirst,
            IncludesUsage = request.IncludesUsage,
        };
    }

    private static ToolCall[] Named(IReadOnlyList<ToolCall> calls, string id) =>
        [.. calls.Select((call, i) => call with { Id = call.Id ?? string.Create(CultureInfo.InvariantCulture, $"call_{id.AsSpan(id.IndexOf('_') + 1)}_{i}") })];
}
