using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Asks the members of a bound ensemble and merges their answers.</summary>
internal sealed class EnsembleRunner<T>(CallEngine engine, Answer<T> answer, BoundMember[] members, EnsemblePlan plan, ILlmEnsembleStrategy<T> strategy, CallTelemetry? telemetry)
{
    private const double DefaultTimeoutSeconds = 30;

    private readonly TimeSpan _timeout = TimeSpan.FromSeconds(plan.TimeoutSeconds ?? DefaultTimeoutSeconds);
    private readonly EnsembleRules<T> _rules = new(strategy, plan.Quorum ?? strategy.QuorumOf(members.Length), AskOrder.Of(members, plan, strategy))
    {
        MaxConcurrency = plan.MaxConcurrency ?? int.MaxValue,
        EarlyStop = plan.Strategy == MergeStrategy.Cascade ? EarlyStop.Confidence : plan.EarlyStop,
        MinScore = plan.MinScore ?? 0,
        OnMemberFailure = plan.OnMemberFailure,
    };

    private readonly EnsembleReply<T>[] _pending = Array.ConvertAll(members, static member => member.Pending<T>());

    public CallEngine Engine => engine;

    public BoundMember[] Members => members;

    public EnsemblePlan Plan => plan;

    public EnsembleRules<T> Rules => _rules;

    private ILlmEnsembleStrategy<T>? Alone { get; } = (strategy as IAskingStrategy<T>)?.Alone;

    public async Task<T> AskAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, CancellationToken cancellationToken) =>
        (await AskEnsembleAsync(messages, chatOptions, callOptions, cancellationToken).ConfigureAwait(false)).Value;

    public async Task<LlmResult<T>> AskResultAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, CancellationToken cancellationToken) =>
        await AskEnsembleAsync(messages, chatOptions, callOptions, cancellationToken).ConfigureAwait(false);

    public async Task<EnsembleResponse<T>> AskEnsembleAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, CancellationToken cancellationToken)
    {
        using var turn = Begin(messages, chatOptions, callOptions);
        try
        {
            var ballot = await AskAsync(turn, new EnsembleCall<T>(engine, answer, members, turn), cancellationToken).ConfigureAwait(false);
            var start = turn.Stages?.Now ?? 0;
            var decision = await DecideAsync(turn, ballot, cancellationToken).ConfigureAwait(false);
            var response = End(turn, ballot, decision);
            turn.Stages?.Add(CallStage.Ensemble, start);
            return response;
        }
        catch (Exception exception)
        {
            turn.Fail(exception);
            throw;
        }
    }

    /// <summary>What each member is asked, in their order.</summary>
    public IReadOnlyList<ChatMessage>[] PromptsOf(IReadOnlyList<ChatMessage> messages) =>
        Array.ConvertAll(members, member => member.PromptOf(MemberPrompts.OfCall(messages), (messages as MemberPrompts)?.Variants));

    /// <summary>Begins a call.</summary>
    public EnsembleTurn Begin(IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions)
    {
        callOptions?.Validate();
        var variants = (messages as MemberPrompts)?.Variants.Select(variant => engine.HidePersonalData(variant, chatOptions)).ToArray();
        messages = engine.HidePersonalData(MemberPrompts.OfCall(messages), chatOptions);
        Log.CallBegins(engine.Logger, engine.Plan.FullName);
        var total = engine.TotalLimit(callOptions);
        return new(messages, chatOptions, callOptions)
        {
            Variants = variants,
            Scope = telemetry is { IsListening: true } ? telemetry.BeginEnsemble(strategy.Name, members.Length, _rules.Quorum, callOptions, messages) : default,
            Start = engine.Time.GetTimestamp(),
            Total = total,
            Limit = total == Timeout.InfiniteTimeSpan || _timeout < total ? _timeout : total,
            Budget = engine.NewBudget(callOptions),
            Reading = engine.Quality is null ? null : new(),
            Stages = callOptions?.Stages ?? engine.NewStages(),
        };
    }

    /// <summary>Asks the members.</summary>
    /// <returns>Their answers, enough for a result.</returns>
    public ValueTask<EnsembleBallot<T>> AskAsync(EnsembleTurn turn, IEnsembleSource<T> source, CancellationToken cancellationToken)
    {
        if (engine.HasBulkhead || engine.Retrieval is not null || engine.Queries is not null || engine.Guards is { Input.Length: > 0 })
            return PrepareAndAskAsync(turn, source, cancellationToken);
        var ballot = NewBallot(turn);
        var asking = AskAsync(turn, source, ballot, turn.Start, cancellationToken);
        return asking.IsCompletedSuccessfully ? new(Complete(ballot)) : AskedAsync(asking, ballot);
    }

    private async ValueTask<EnsembleBallot<T>> PrepareAndAskAsync(EnsembleTurn turn, IEnsembleSource<T> source, CancellationToken cancellationToken)
    {
        turn.Lease = await engine.EnterBulkheadAsync(turn.Limit, cancellationToken).ConfigureAwait(false);
        if (turn.Lease is not null)
            turn.Limit -= engine.Time.GetElapsedTime(turn.Start);
        if (engine.Retrieval is not null || engine.Queries is not null || engine.Guards is { Input.Length: > 0 })
            await PrepareAsync(turn, cancellationToken).ConfigureAwait(false);
        var ballot = NewBallot(turn);
        return await AskedAsync(AskAsync(turn, source, ballot, engine.Time.GetTimestamp(), cancellationToken), ballot).ConfigureAwait(false);
    }

    // Members end by themselves when the time is up, and then know why; only one that ignores its token is left to the run.
    private ValueTask AskAsync(EnsembleTurn turn, IEnsembleSource<T> source, EnsembleBallot<T> ballot, long start, CancellationToken cancellationToken) =>
        new EnsembleRun<T>(source, _rules, ballot, engine.Time).AskAsync(turn.Limit + EnsembleRun<T>.Grace, start, cancellationToken);

    private async ValueTask<EnsembleBallot<T>> AskedAsync(ValueTask asking, EnsembleBallot<T> ballot)
    {
        await asking.ConfigureAwait(false);
        return Complete(ballot);
    }

    private EnsembleBallot<T> Complete(EnsembleBallot<T> ballot) =>
        EnsembleFault.Find(ballot, _rules, engine.Plan.FullName, (engine.Plan.Contract, engine.Plan.Call)) is { } fault ? throw fault : ballot;

    /// <summary>Merges the answers. A judge, or a strategy that asks models, must not hold a call beyond its time.</summary>
    public ValueTask<EnsembleDecision<T>> DecideAsync(EnsembleTurn turn, EnsembleBallot<T> ballot, CancellationToken cancellationToken)
    {
        if (Alone is null && (plan.Strategy != MergeStrategy.Own || turn.Total == Timeout.InfiniteTimeSpan))
            return strategy.DecideAsync(ballot, cancellationToken);
        return DecideInTimeAsync(turn, ballot, cancellationToken);
    }

    private async ValueTask<EnsembleDecision<T>> DecideInTimeAsync(EnsembleTurn turn, EnsembleBallot<T> ballot, CancellationToken cancellationToken)
    {
        var left = turn.Total == Timeout.InfiniteTimeSpan ? _timeout : turn.Total - engine.Time.GetElapsedTime(turn.Start);
        using var limit = new CancellationTokenSource(WholeMilliseconds.RoundUp(left > TimeSpan.Zero ? left : TimeSpan.Zero), engine.Time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await strategy.DecideAsync(ballot, linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException late) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            if (Alone is null)
                throw engine.TotalTimeout(late);
            if ((plan.Judge ?? plan.SynthesizeBy ?? plan.EmbedBy) is { } model)
                ballot.Spend([new(model) { IsCancelled = true, Error = LlmErrorKind.Timeout }]);
            return await Alone.DecideAsync(ballot, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends a call with its result.</summary>
    public EnsembleResponse<T> End(EnsembleTurn turn, EnsembleBallot<T> ballot, EnsembleDecision<T> decision)
    {
        var response = EnsembleMerge.Respond(ballot, decision, plan.Strategy, strategy, engine.Time.GetElapsedTime(turn.Start), engine);
        response.Query = turn.Query;
        response.Citations = turn.Retrieved?.Citations ?? [];
        response.Stages = turn.Stages;
        foreach (var spent in (IEnumerable<AttemptRecord>?)ballot.Spent ?? [])
            turn.Stages?.Spend(CallStage.Ensemble, spent.Usage, spent.Cost);
        turn.Succeed(response);
        if (!turn.HasFailed)
            Log.CallDone(engine.Logger, engine.Plan.FullName, response.Model, response.Duration.TotalMilliseconds);
        return response;
    }

    // Passages are looked for once. Whatever is sent goes through the optimizer and the guards; what is learned of a query is learned of the call's.
    private async Task PrepareAsync(EnsembleTurn turn, CancellationToken cancellationToken)
    {
        if (engine.Retrieval is not null)
            await RetrieveAsync(turn, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < turn.Variants?.Length; i++)
            (turn.Variants[i], _) = await PrepareAsync(turn, turn.Variants[i], cancellationToken).ConfigureAwait(false);
        (turn.Messages, turn.Query) = await PrepareAsync(turn, turn.Messages, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask RetrieveAsync(EnsembleTurn turn, CancellationToken cancellationToken)
    {
        var start = engine.Time.GetTimestamp();
        IReadOnlyList<ChatMessage> prompts = turn.Variants is { } variants ? [.. turn.Messages, .. variants.SelectMany(static variant => variant)] : turn.Messages;
        turn.Retrieved = await engine.RetrieveAsync(prompts, TenantOf(turn), turn.Budget, turn.Limit, turn.Scope.Observed, cancellationToken).ConfigureAwait(false);
        turn.Stages?.Add(CallStage.Retrieve, start);
        turn.Limit -= engine.Time.GetElapsedTime(start);
        if (turn.Limit <= TimeSpan.Zero)
            throw engine.TotalTimeout(null);
    }

    private async ValueTask<(IReadOnlyList<ChatMessage> Messages, OptimizedQuery? Query)> PrepareAsync(EnsembleTurn turn, IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken)
    {
        OptimizedQuery? query = null;
        if (engine.Queries is not null)
            (messages, query) = await engine.OptimizeAsync(messages, AskingOf(turn), cancellationToken).ConfigureAwait(false);
        var start = turn.Stages?.Now ?? 0;
        if (turn.Retrieved is { } retrieved)
        {
            messages = retrieved.Fill(messages);
            turn.Stages?.Add(CallStage.Render, start);
        }

        if (engine.Guards is { Input.Length: > 0 })
            messages = await engine.GuardInputAsync(messages, turn.Limit, turn.Scope.Activity, turn.Scope.Observed, cancellationToken).ConfigureAwait(false);
        return (messages, query);
    }

    private static string? TenantOf(EnsembleTurn turn) => turn.CallOptions?.Tenant ?? LlmScope.Current?.Tenant;

    private static QueryAsking AskingOf(EnsembleTurn turn) =>
        new(TenantOf(turn), turn.CallOptions?.QueryPartition, turn.Retrieved, turn.Limit) { Activity = turn.Scope.Activity, Observed = turn.Scope.Observed, Stages = turn.Stages };

    private EnsembleBallot<T> NewBallot(EnsembleTurn turn) =>
        new([.. _pending])
        {
            Comparer = answer.VoteComparer,
            TaskType = turn.CallOptions?.TaskType ?? turn.Query?.Plan.Task.Task.ToString(),
            Choices = answer.Choices,
            EarlyStop = _rules.EarlyStop,
            ConfidenceTarget = plan.ConfidenceTarget ?? EnsembleBallot<T>.DefaultTarget,
            Request = plan.Judge is null && plan.SynthesizeBy is null ? null : QualityWatch.TextOf(turn.Messages),
            Asking = Alone is null ? null : new() { Budget = turn.Budget, Tenant = turn.CallOptions?.Tenant, Tags = turn.CallOptions?.Tags ?? [] },
        };
}
