using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <content>What is done to a query before it is asked, and what becomes of it.</content>
internal sealed partial class CallEngine
{
    /// <summary>Optimizes queries, where that is declared.</summary>
    public QueryPreparation? Queries { get; init; }

    /// <summary>Optimizes the query of a call.</summary>
    /// <param name="messages">The prompt.</param>
    /// <param name="tenant">The tenant that the call is made for.</param>
    /// <param name="partition">What else parts the history.</param>
    /// <param name="left">How much time the call has.</param>
    /// <param name="activity">The call's span.</param>
    /// <param name="observed">The call as observers see it.</param>
    /// <param name="caller">The caller's token.</param>
    /// <returns>The prompt that is asked, and what was done to it.</returns>
    public async ValueTask<(IReadOnlyList<ChatMessage> Messages, OptimizedQuery? Query)> OptimizeAsync(
        IReadOnlyList<ChatMessage> messages, string? tenant, string? partition, TimeSpan left, System.Diagnostics.Activity? activity, ObservedCall? observed, CancellationToken caller)
    {
        var rewriter = Queries!.Rewriter is { } model ? Rewriter(model, messages is ShownPrompt, left) : null;
        if (await Queries.OptimizeAsync(messages, tenant, partition, rewriter, caller).ConfigureAwait(false) is not { } query)
            return (messages, null);
        _telemetry?.Optimized(activity, query);
        if (!query.IsChanged)
            return (messages, query);
        Log.QueryOptimized(_logger, _name, query.Strategies, query.Plan.Task.Task, query.Plan.Clarity.Score);
        observed?.Decide(new(CallDecisionKind.Optimize, "") { Reason = query.Strategies.ToString() });
        return (ShownPrompt.Rewritten(messages, query.Messages), query);
    }

    private async ValueTask OptimizeAsync(CallFrame frame, LlmCallOptions? callOptions)
    {
        var (messages, query) = await OptimizeAsync(frame.Messages, frame.Tenant, callOptions?.QueryPartition, TimeLeft(frame, Timeout.InfiniteTimeSpan), frame.Activity, frame.Observed, frame.Caller).ConfigureAwait(false);
        frame.Query = query;
        if (query is { IsChanged: true })
            frame.Replace(messages);
    }

    /// <summary>Takes the outcome of a query to whom learns from it.</summary>
    public void ReportQuery(OptimizedQuery query, double score, string answer) => _runtime.Queries.Report(query, score, answer);

    // It is a call of its own to the same models, without the guards and the optimizer, within the time of this one.
    private Func<List<ChatMessage>, CancellationToken, ValueTask<string>> Rewriter(string model, bool isSensitive, TimeSpan left)
    {
        var options = new LlmCallOptions { Model = model, TimeoutSeconds = left == Timeout.InfiniteTimeSpan ? null : left.TotalSeconds };
        return async (prompt, token) =>
            await RunAsync<string, ValueReader<string>>(new(Answers.Text), isSensitive ? ShownPrompt.Hidden(prompt) : prompt, null, options, default, null, token, isGuarded: false).ConfigureAwait(false);
    }
}
