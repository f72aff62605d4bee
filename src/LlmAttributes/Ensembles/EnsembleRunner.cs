using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Asks the members of a bound ensemble and merges their answers.</summary>
internal sealed class EnsembleRunner<T>(CallEngine engine, Answer<T> answer, BoundMember[] members, EnsemblePlan plan, ILlmEnsembleStrategy<T> strategy, CallTelemetry? telemetry)
{
    private const double DefaultTimeoutSeconds = 30;

    private readonly TimeSpan _timeout = TimeSpan.FromSeconds(plan.TimeoutSeconds ?? DefaultTimeoutSeconds);
    private readonly EnsembleRules<T> _rules = new(strategy, plan.Quorum ?? strategy.QuorumOf(members.Length), AskOrder.Of(members, plan))
    {
        MaxConcurrency = plan.MaxConcurrency ?? int.MaxValue,
        EarlyStop = plan.Strategy == MergeStrategy.Cascade ? EarlyStop.Confidence : plan.EarlyStop,
        MinScore = plan.MinScore ?? 0,
        OnMemberFailure = plan.OnMemberFailure,
    };

    public async Task<T> AskAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, CancellationToken cancellationToken) =>
        (await AskEnsembleAsync(messages, chatOptions, callOptions, cancellationToken).ConfigureAwait(false)).Value;

    public async Task<LlmResult<T>> AskResultAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, CancellationToken cancellationToken) =>
        await AskEnsembleAsync(messages, chatOptions, callOptions, cancellationToken).ConfigureAwait(false);

    public async Task<EnsembleResponse<T>> AskEnsembleAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, CancellationToken cancellationToken)
    {
        callOptions?.Validate();
        messages = engine.HidePersonalData(messages, chatOptions);
        Log.CallBegins(engine.Logger, engine.Plan.FullName);
        var scope = telemetry is { IsListening: true } ? telemetry.BeginEnsemble(strategy.Name, members.Length, _rules.Quorum, callOptions, messages) : default;
        try
        {
            var start = engine.Time.GetTimestamp();
            var total = engine.TotalLimit(callOptions);
            var limit = total == Timeout.InfiniteTimeSpan || _timeout < total ? _timeout : total;
            using var turn = await engine.EnterBulkheadAsync(limit, cancellationToken).ConfigureAwait(false);
            if (turn is not null)
                limit -= engine.Time.GetElapsedTime(start);
            OptimizedQuery? query = null;
            if (engine.Queries is not null)
                (messages, query) = await engine.OptimizeAsync(messages, callOptions?.Tenant ?? LlmScope.Current?.Tenant, limit, scope.Activity, scope.Observed, cancellationToken).ConfigureAwait(false);
            if (engine.Guards is { Input.Length: > 0 })
                messages = await engine.GuardInputAsync(messages, limit, scope.Activity, scope.Observed, cancellationToken).ConfigureAwait(false);
            var call = new EnsembleCall<T>(engine, answer, members, messages, chatOptions, callOptions) { Limit = limit, Scope = scope };
            var ballot = NewBallot(messages, callOptions);

            // Members end by themselves when the time is up, and then know why; only one that ignores its token is left to the run.
            await new EnsembleRun<T>(call, _rules, ballot, engine.Time).AskAsync(limit + EnsembleRun<T>.Grace, cancellationToken).ConfigureAwait(false);
            if (EnsembleFault.Find(ballot, _rules, engine.Plan.FullName, (engine.Plan.Contract, engine.Plan.Call)) is { } fault)
                throw fault;
            var decision = await DecideAsync(ballot, total, start, cancellationToken).ConfigureAwait(false);
            var response = EnsembleMerge.Respond(ballot, decision, plan.Strategy, strategy.Name, engine.Time.GetElapsedTime(start), engine);
            response.Query = query;
            scope.Agreed(response.Agreement, response.Model, response.Response);
            Log.CallDone(engine.Logger, engine.Plan.FullName, response.Model, engine.Time.GetElapsedTime(start).TotalMilliseconds);
            return response;
        }
        catch (Exception exception) when (scope.IsOpen)
        {
            scope.Failed(exception);
            throw;
        }
    }

    // A judge, or a strategy that asks models, must not hold a call beyond its time.
    private async ValueTask<EnsembleDecision<T>> DecideAsync(EnsembleBallot<T> ballot, TimeSpan total, long start, CancellationToken cancellationToken)
    {
        var left = total == Timeout.InfiniteTimeSpan ? (plan.Judge is null ? total : _timeout) : total - engine.Time.GetElapsedTime(start);
        if (left == Timeout.InfiniteTimeSpan || (plan.Judge is null && plan.Strategy != MergeStrategy.Own))
            return await strategy.DecideAsync(ballot, cancellationToken).ConfigureAwait(false);
        using var limit = new CancellationTokenSource(WholeMilliseconds.RoundUp(left > TimeSpan.Zero ? left : TimeSpan.Zero), engine.Time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await strategy.DecideAsync(ballot, linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException late) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            if (plan.Judge is not { } judge)
                throw engine.TotalTimeout(late);

            // The answers are there and paid for.
            ballot.Spend([new(judge) { IsCancelled = true, Error = LlmErrorKind.Timeout }]);
            return await new BestOfNStrategy<T>().DecideAsync(ballot, cancellationToken).ConfigureAwait(false);
        }
    }

    private EnsembleBallot<T> NewBallot(IReadOnlyList<ChatMessage> messages, LlmCallOptions? callOptions) =>
        new(Array.ConvertAll(members, static member => new EnsembleReply<T>(member.Name) { Model = member.Candidate.Model.Key, Weight = member.Weight }))
        {
            Comparer = answer.VoteComparer,
            TaskType = callOptions?.TaskType,
            Choices = answer.Choices,
            EarlyStop = _rules.EarlyStop,
            ConfidenceTarget = plan.ConfidenceTarget ?? EnsembleBallot<T>.DefaultTarget,
            Request = plan.Judge is null ? null : QualityWatch.TextOf(messages),
        };
}
