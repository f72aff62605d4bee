using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <content>What is done to a query before it is asked, and what becomes of it.</content>
internal sealed partial class CallEngine
{
    /// <summary>Optimizes queries, where that is declared.</summary>
    public QueryPreparation? Queries { get; init; }

    /// <summary>Optimizes the query of a call.</summary>
    /// <param name="messages">The prompt.</param>
    /// <param name="asking">Whom the call is made for, and what it has.</param>
    /// <param name="caller">The caller's token.</param>
    /// <returns>The prompt that is asked, and what was done to it.</returns>
    public async ValueTask<(IReadOnlyList<ChatMessage> Messages, OptimizedQuery? Query)> OptimizeAsync(IReadOnlyList<ChatMessage> messages, QueryAsking asking, CancellationToken caller)
    {
        var start = asking.Stages?.Now ?? 0;
        var rewriter = Queries!.Rewriter is { } model ? Rewriter(model, messages is ShownPrompt, asking) : null;
        var query = await Queries.OptimizeAsync(messages, asking.Tenant, asking.Partition, asking.Retrieved is { Citations.Count: > 0 }, rewriter, caller).ConfigureAwait(false);
        asking.Stages?.Add(CallStage.Optimize, start);
        if (query is null)
            return (messages, null);
        _telemetry?.Optimized(asking.Activity, query);
        if (!query.IsChanged)
            return (messages, query);
        Log.QueryOptimized(_logger, _name, query.Strategies, query.Plan.Task.Task, query.Plan.Clarity.Score);
        asking.Observed?.Decide(new(CallDecisionKind.Optimize, "") { Reason = query.Strategies.ToString() });
        return (ShownPrompt.Rewritten(messages, query.Messages), query);
    }

    private async ValueTask OptimizeAsync(CallFrame frame, LlmCallOptions? callOptions)
    {
        var asking = new QueryAsking(frame.Tenant, callOptions?.QueryPartition, frame.Retrieved, TimeLeft(frame, Timeout.InfiniteTimeSpan)) { Activity = frame.Activity, Observed = frame.Observed, Stages = frame.Stages };
        var (messages, query) = await OptimizeAsync(frame.Messages, asking, frame.Caller).ConfigureAwait(false);
        frame.Query = query;
        if (query is { IsChanged: true })
            frame.Replace(messages);
    }

    /// <summary>Takes the outcome of a query to whom learns from it.</summary>
    public void ReportQuery(OptimizedQuery query, double score, string answer) => _runtime.Queries.Report(query, score, answer);

    // It is a call of its own to the same models, without the guards and the optimizer, within the time of this one.
    private Func<List<ChatMessage>, CancellationToken, ValueTask<string>> Rewriter(string model, bool isSensitive, QueryAsking asking)
    {
        var options = new LlmCallOptions { Model = model, TimeoutSeconds = asking.Left == Timeout.InfiniteTimeSpan ? null : asking.Left.TotalSeconds };
        return async (prompt, token) =>
        {
            var result = await RunAsync<LlmResult<string>, ResultReader<string>>(new(Answers.Text), isSensitive ? ShownPrompt.Hidden(prompt) : prompt, null, options, default, null, token, isGuarded: false).ConfigureAwait(false);
            asking.Stages?.Spend(CallStage.Optimize, result.Usage, result.Cost);
            return result.Value;
        };
    }
}
