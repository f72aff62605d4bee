using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>One request to a judge, with what it cost.</summary>
internal static class JudgeCall
{
    public static async Task<(string Text, IReadOnlyList<AttemptRecord> Attempts)> AskAsync(IChatClient judge, ModelFacts? facts, IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        // A client of a runtime knows each of its attempts.
        if (judge is PlannedChatClient planned)
        {
            var result = await planned.AskResultAsync(messages, options, cancellationToken).ConfigureAwait(false);
            return (result.Response.Text, result.Attempts);
        }

        var response = await judge.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        var usage = TokenUsage.From(response.Usage);
        var price = facts is null ? null : Price.From(facts);
        var attempt = new AttemptRecord(facts?.ModelId ?? response.ModelId ?? "judge") { Usage = usage, Cost = usage is { } counted && price is not null ? price.Of(counted) : Cost.Unknown, Price = price };
        return (response.Text, [attempt]);
    }
}
