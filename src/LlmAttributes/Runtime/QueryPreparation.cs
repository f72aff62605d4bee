using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Optimizes the queries of one call.</summary>
internal sealed class QueryPreparation(LlmRuntime runtime, CallPlan plan, OptimizePlan optimize, bool isRead)
{
    private readonly string _operation = plan.FullName + " (query)";
    private readonly QueryLimits _limits = new() { Strategies = optimize.Strategies ?? QueryStrategies.All, MaxAddedTokens = optimize.MaxAddedTokens };
    private readonly QueryLimits _searchLimits = new() { Strategies = (optimize.Strategies ?? QueryStrategies.All) & QueryStrategies.Simplify, TrialShare = 0 };
    private readonly QueryContext _context = new()
    {
        // What is read as a type has its form from the schema.
        Known = isRead ? QueryKnowledge.Format | QueryKnowledge.Length : QueryKnowledge.None,
        Partition = plan.FullName,
        IsSensitive = optimize.IsPrivate || plan.Mask is not null,
    };

    public string? Rewriter => optimize.Rewriter;

    /// <summary>Optimizes a query; when that fails, it is asked as it is, since a call must not fail by who prepares it.</summary>
    /// <param name="messages">The prompt.</param>
    /// <param name="tenant">The tenant that the call is made for.</param>
    /// <param name="partition">What else parts the history.</param>
    /// <param name="hasMaterial">Whether passages were retrieved that the query works on.</param>
    /// <param name="rewriter">Asks the model that writes queries anew.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async ValueTask<OptimizedQuery?> OptimizeAsync(
        IReadOnlyList<ChatMessage> messages, string? tenant, string? partition, bool hasMaterial, Func<List<ChatMessage>, CancellationToken, ValueTask<string>>? rewriter, CancellationToken cancellationToken)
    {
        var start = runtime.Time.GetTimestamp();
        Exception? failure = null;
        try
        {
            var context = tenant is null && partition is null && !hasMaterial && messages is not ShownPrompt ? _context : _context with
            {
                Known = hasMaterial ? _context.Known | QueryKnowledge.Material : _context.Known,
                Partition = PartitionOf(tenant, partition),
                IsSensitive = _context.IsSensitive || messages is ShownPrompt || partition == QueryPartition.Nobody,
            };
            var optimized = rewriter is null
                ? runtime.Queries.Optimize(messages, context, _limits)
                : await runtime.Queries.OptimizeAsync(messages, context, _limits, rewriter, Fail, cancellationToken).ConfigureAwait(false);
            Record(start, failure);
            return optimized;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Record(start, exception);
            return null;
        }

        void Fail(Exception exception) => failure = exception;
    }

    /// <summary>Makes clear what is searched for. Nothing is added: wishes about the answer are none about what is found.</summary>
    public string Search(string query)
    {
        var start = runtime.Time.GetTimestamp();
        try
        {
            // Most queries have nothing to make clearer, and need no plan.
            if (!SimplifyStrategy.Applies(query))
            {
                Record(start, null);
                return query;
            }

            var optimized = runtime.Queries.Optimize([new ChatMessage(ChatRole.User, query)], _context, _searchLimits);
            Record(start, null);
            return QueryMessages.Write(query, [.. optimized.Changes.Where(static change => change.Start >= 0)]);
        }
        catch (Exception exception)
        {
            Record(start, exception);
            return query;
        }
    }

    // A tenant may hold any letters, so it stands last.
    private string PartitionOf(string? tenant, string? partition)
    {
        var own = partition is null ? plan.FullName : $"{plan.FullName}#{partition}";
        return tenant is null ? own : $"{own}\n{tenant}";
    }

    private void Record(long start, Exception? failure)
    {
        if (failure is null)
            runtime.Errors.RecordSuccess(LlmComponents.QueryOptimizer);
        else
            runtime.Errors.RecordFailure(failure, LlmComponents.QueryOptimizer, plan.FullName);
        var error = failure is null ? (LlmErrorKind?)null : (failure as LlmException)?.Kind ?? LlmErrorKind.Unknown;
        runtime.TracerOrNull?.Record(new(_operation, runtime.Time.GetElapsedTime(start)) { Error = error, Component = LlmComponents.QueryOptimizer });
    }
}
