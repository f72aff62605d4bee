using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>One request of a merge to a model, such as a judge, with what it cost.</summary>
internal static class ModelCall
{
    /// <summary>Asks.</summary>
    /// <param name="model">The model.</param>
    /// <param name="facts">Its prices, where it is no client of a runtime.</param>
    /// <param name="messages">The request.</param>
    /// <param name="options">Its options.</param>
    /// <param name="asking">The budget and the tenant of the call that is merged, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public static async Task<(string Text, IReadOnlyList<AttemptRecord> Attempts)> AskAsync(
        IChatClient model, ModelFacts? facts, IReadOnlyList<ChatMessage> messages, ChatOptions options, LlmCallOptions? asking, CancellationToken cancellationToken)
    {
        // A client of a runtime knows each of its attempts.
        if (model is PlannedChatClient planned)
        {
            var result = await planned.AskResultAsync(messages, options, asking, cancellationToken).ConfigureAwait(false);
            return (result.Response.Text, result.Attempts);
        }

        var response = await model.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        var usage = TokenUsage.From(response.Usage);
        var price = facts is null ? null : Price.From(facts);
        var attempt = new AttemptRecord(facts?.ModelId ?? response.ModelId ?? "model") { Usage = usage, Cost = usage is { } counted && price is not null ? price.Of(counted) : Cost.Unknown, Price = price };
        return (response.Text, [attempt]);
    }
}
