using System.Threading.RateLimiting;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace LlmAttributes.Runtime;

/// <summary>Walks the candidates of a call: trace, deadline, route, retry and failover in one method, breaker and limits in the attempt.</summary>
/// <remarks>
/// Retry and failover are one decision (<see cref="NextAsync"/>) and not a pipeline per candidate: whether to wait for a candidate depends on who else could be asked, and on
/// how many attempts they still need.
/// </remarks>
internal sealed partial class CallEngine
{
    private readonly LlmRuntime _runtime;
    private readonly ILogger _logger;
    private readonly string _name;
    private readonly TimeProvider _time;
    private readonly CallTelemetry? _telemetry;
    private readonly CandidateOrder _order;
    private readonly CallRoute? _route;
    private readonly AdaptiveChoice? _learner;
    private readonly Func<string, Candidate> _candidateFor;
    private readonly RetryTimes? _retry;
    private readonly int _maxTotalAttempts;
    private readonly Bulkhead? _bulkhead;
    private readonly Hedging? _hedging;
    private readonly TimeSpan _total;
    private readonly TimeSpan _attempt;
    private readonly TimeSpan _firstToken;
    private readonly TimeSpan _idle;
    private readonly SpeedLimit? _speed;
    private readonly decimal? _perCallUsd;
    private readonly bool _isTimed;
    private ConversationMemory? _memory;
    private readonly Action<object, UsageDetails>? _usageReader;
    private readonly Action<object, UsageDetails>? _streamUsageReader;

    public CallEngine(LlmRuntime runtime, CallPlan plan, CandidateOrder order, CallRoute? route, RetryTimes? retry, Func<string, Candidate> candidateFor, ILogger logger)
    {
        Plan = plan;
        Prompt = PromptIdentity.Of(plan);
        _name = plan.FullName;
        _runtime = runtime;
        _logger = logger;
        _time = runtime.Time;
        _usageReader = runtime.UsageReader;
        _streamUsageReader = runtime.StreamUsageReader;
        _order = order;
        _route = route;
        _learner = route?.Learner;
        _candidateFor = candidateFor;
        ShowsPrompts = plan.Mask is { Sensitive: true } || runtime.Observers.Length > 0 || (plan.Trace && runtime.Telemetry.Captures(plan.CaptureContent));
        _telemetry = plan.Trace || runtime.Observers.Length > 0 ? new(runtime, plan, order) : null;
        _retry = retry;
        _maxTotalAttempts = retry?.MaxTotalAttempts(order.Count) ?? int.MaxValue;
        _bulkhead = plan.Bulkhead is { } bulkhead ? new(bulkhead, runtime.Time) : null;
        _hedging = plan is { Hedge: { } hedge, Ensemble: null } ? new(hedge) : null;
        _total = Limit(plan.Timeout?.TotalSeconds);
        _attempt = Limit(plan.Timeout?.AttemptSeconds);
        _firstToken = Limit(plan.Timeout?.FirstTokenSeconds);
        _idle = Limit(plan.Timeout?.IdleSeconds);
        _speed = SpeedLimit.From(plan.Timeout);
        _perCallUsd = plan.Budget?.PerCallUsd;

        // What answers fast enough is known only where attempts are timed, and the clock costs more than all else that a plain call does.
        _isTimed = plan.CircuitBreaker || _hedging is not null || _learner is not null;
    }

    public CallPlan Plan { get; }

    /// <summary>What the call remembers, where it is a turn of a conversation.</summary>
    public ConversationMemory Memory => _memory ??= new(_runtime, Plan, _order, this);

    /// <summary>Which prompt the call is made with.</summary>
    public PromptIdentity? Prompt { get; }

    public TimeProvider Time => _time;

    /// <summary>Whether anybody may be shown the prompt, who must not see its sensitive values.</summary>
    public bool ShowsPrompts { get; }

    public LlmRuntime Runtime => _runtime;

    public ILogger Logger => _logger;

    /// <summary>Whether only so many calls run at once.</summary>
    public bool HasBulkhead => _bulkhead is not null;

    public decimal? PerCallUsd => _perCallUsd;

    /// <summary>Asks the candidates until one answers.</summary>
    /// <param name="reader">Makes the result of the response.</param>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="callerOptions">Options that the caller passed.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the call's parameters say to its route.</param>
    /// <param name="member">The one candidate to ask and the ensemble's budget and deadline, when the call is a member's.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <param name="isGuarded">Whether the guards look; what the library itself asks is none of theirs.</param>
    public async Task<TResult> RunAsync<TResult, TReader>(
        TReader reader,
        IReadOnlyList<ChatMessage> messages,
        ChatOptions? callerOptions,
        LlmCallOptions? callOptions,
        RouteKeys keys,
        MemberCall? member,
        CancellationToken cancellationToken,
        bool isGuarded = true)
        where TReader : struct, IAnswerReader<TResult>
    {
        var frame = CallFrame.Rent(messages, callerOptions, callOptions, cancellationToken);
        var scope = default(CallScope);
        RateLimitLease? turn = null;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            frame.KeepsRecords = reader.NeedsRecords || Plan.Repair is not null || Quality is not null || Guards is not null;
            if (Plan.Mask is not null)
                Protect(frame);
            Begin(frame, callOptions, member);
            if (Plan.ReportStages)
                frame.Stages = member is not null ? member.Stages : callOptions?.Stages ?? (reader.NeedsRecords ? new(_time) : null);
            if (frame.IsObserved && member is null)
                scope = _telemetry!.Begin(frame, callOptions);
            frame.Activity = scope.Activity;
            if ((Queries is not null || Retrieval is not null) && member is null)
                await PrepareAsync(frame, callOptions, isGuarded).ConfigureAwait(false);
            if (Guards is { Input.Length: > 0 } && isGuarded && member is null)
                frame.Replace(await GuardInputAsync(frame).ConfigureAwait(false));
            if (_bulkhead is not null && member is null)
                turn = await EnterBulkheadAsync(frame).ConfigureAwait(false);

            frame.BeginStage();
            var candidate = _route is { IsAsync: true } && member is null && callOptions?.Model is null
                ? await AskRouterAsync(frame, callOptions, keys, isStream: false, scope.Activity).ConfigureAwait(false)
                : First(frame, callOptions, keys, member, isStream: false, scope.Activity);
            if (_route is not null || member is not null)
                frame.EndStage(CallStage.Route);
            var isRaced = _hedging is not null && CanHedge(frame, candidate);
            KeptAnswer<TResult>? kept = null;
            while (true)
            {
                AttemptOutcome outcome;
                if (isRaced)
                    (outcome, candidate) = await RaceAsync(frame, candidate, isStream: false).ConfigureAwait(false);
                else
                    outcome = await AttemptAsync(frame, candidate).ConfigureAwait(false);
                isRaced = false;
                if (outcome.Exception is not null)
                {
                    if (kept is not null && !cancellationToken.IsCancellationRequested)
                        return Deliver(frame, ref scope, kept);
                    frame.BeginStage();
                    candidate = await NextAsync(frame, candidate, outcome.Exception).ConfigureAwait(false);
                    frame.EndStage(frame.AttemptStage = CallStage.Retry);
                    continue;
                }

                var response = (ChatResponse)outcome.Result!;
                try
                {
                    if (Guards is { Output.Length: > 0 } && isGuarded)
                    {
                        if (await GuardOutputAsync(frame, candidate, response).ConfigureAwait(false) is not { } passed)
                            continue;
                        response = passed;
                    }

                    if (Quality is not null)
                    {
                        frame.BeginStage();
                        frame.Quality = await Quality.ScoreAsync(frame.Prompt, frame.Retrieved, frame.Reading, response.Text, response.FinishReason, cancellationToken).ConfigureAwait(false);
                        frame.EndStage(CallStage.Quality);
                        if (frame is { Query: { } query, Quality: { } scored })
                            ReportQuery(query, scored.Value, response.Text);
                    }

                    if (!reader.IsInstant)
                        frame.BeginStage();
                    var result = reader.Read(response, this, frame, candidate);
                    frame.EndStage(CallStage.Repair);
                    if (Quality is not null)
                    {
                        var better = Judge(frame, candidate);
                        if (frame.Quality is { } quality && (better is not null || kept is not null) && !(kept?.Score >= quality.Value))
                            kept = new(result, candidate, response, quality.Value);
                        if (better is not null)
                        {
                            candidate = better;
                            continue;
                        }

                        if (kept is not null)
                            return Deliver(frame, ref scope, kept);
                    }

                    scope.Succeeded(candidate, response, Quality is null && reader.IsInstant ? frame.Answered : 0);
                    LogDone(frame, candidate);
                    return result;
                }
                catch (LlmException fault) when (MayReask(frame, fault))
                {
                    candidate = Reask(frame, candidate, response, fault);
                    frame.EndStage(frame.AttemptStage = CallStage.Repair);
                }
                catch (LlmException) when (kept is not null)
                {
                    return Deliver(frame, ref scope, kept);
                }
                catch (LlmGuardException refused)
                {
                    candidate = await NextAsync(frame, candidate, refused).ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception) when (scope.IsOpen)
        {
            scope.Failed(exception);
            throw;
        }
        finally
        {
            turn?.Dispose();
            frame.Return();
        }
    }

    private async ValueTask<AttemptOutcome> AttemptAsync(CallFrame frame, Candidate candidate)
    {
        var attempt = default(AttemptScope);
        AttemptOutcome outcome;
        try
        {
            if (candidate.Limiter.IsNeeded)
                attempt.Permit = await EnterLimitsAsync(frame, candidate).ConfigureAwait(false);
            if (!TryEnter(frame, candidate, ref attempt, out var refusal))
                return new(null, refusal);
            if (frame.Budget is not null || candidate.Budget is not null)
            {
                frame.BeginStage();
                attempt.Options = await ReserveAsync(frame, candidate, attempt.Options).ConfigureAwait(false);
                frame.EndStage(CallStage.Ledger);
            }

            var limit = TimeLeft(frame, _attempt);
            var client = BeginAttempt(frame, candidate, isStream: false, ref attempt);
            if (LlmRequestObserver.IsInUse)
                Announce(frame, candidate, attempt);
            var token = frame.BeginAttempt(_time, limit);
            frame.BeginStage();
            var response = await client.GetResponseAsync(frame.Sent, attempt.Options, token).ConfigureAwait(false);
            frame.EndStage(frame.AttemptStage);
            frame.EndAttempt();
            outcome = Answered(frame, candidate, ref attempt, response);
            if (frame.Mask is { IsEmpty: false } mask)
                outcome = new(MaskedMessages.Restore(mask, response, IsJson), null);
        }
        catch (Exception exception)
        {
            frame.EndStage(frame.AttemptStage);
            outcome = new(null, Failed(frame, candidate, ref attempt, exception, null, isCut: false));
        }

        if (frame.Settling is not null)
        {
            await SettledAsync(frame).ConfigureAwait(false);
            frame.Answered = 0;
        }

        return outcome;
    }

    private AttemptOutcome Answered(CallFrame frame, Candidate candidate, ref AttemptScope attempt, ChatResponse response)
    {
        if (_usageReader is not null)
            CompleteUsage(response.RawRepresentation, response.Usage);
        frame.BeginStage();
        var cost = Book(frame, candidate, response.ModelId, response.Usage, out var usage, out var price);
        Settle(frame, candidate, ref attempt, usage, cost);
        frame.EndStage(CallStage.Ledger);
        if (IsFiltered(response.FinishReason))
            throw Filtered(frame, candidate, usage, cost, price, ref attempt);
        Succeeded(candidate, ref attempt, candidate.Model.Traffic.Answers, usage, 0);
        if (_learner is not null)
            Learn(frame, candidate, isSuccess: true, cost, attempt.Start);
        if (frame.KeepsRecords)
            frame.Record(new(candidate.Model.Key) { Duration = Elapsed(attempt.Start), Usage = usage, Cost = cost, Price = price });
        if (attempt.Telemetry is { } telemetry)
            frame.Answered = telemetry.Succeeded(response, usage, cost, price);
        return new(response, null);
    }

    private void Begin(CallFrame frame, LlmCallOptions? callOptions, MemberCall? member)
    {
        callOptions?.Validate();
        var total = member?.Limit ?? TotalLimit(callOptions);
        frame.Variant = member?.Variant;
        frame.IsObserved = _telemetry is { IsListening: true };
        frame.IsLogged = member is null && _logger.IsEnabled(LogLevel.Debug);
        if (total != Timeout.InfiniteTimeSpan || frame.KeepsRecords || frame.IsObserved || frame.IsLogged || _isTimed)
            frame.Start = _time.GetTimestamp();
        if (total != Timeout.InfiniteTimeSpan)
            frame.Deadline = Ends(frame.Start, total);
        if (member is not null)
            member.Began = frame.Start;
        frame.Observed = member?.Observed;
        frame.SpanCost = member?.SpanCost;
        frame.Retrieved = member?.Retrieved;
        frame.Reading = member?.Reading;
        frame.Budget = member is not null ? member.Budget : NewBudget(callOptions);
        if (callOptions is not null || LlmScope.IsInUse)
            (frame.Tenant, frame.Tags, frame.Step) = ScopeOf(callOptions);
        if (frame.IsLogged)
            Log.CallBegins(_logger, _name);
    }

    private void LogDone(CallFrame frame, Candidate candidate)
    {
        if (frame.IsLogged)
            Log.CallDone(_logger, _name, candidate.Model.Key, Elapsed(frame.Start).TotalMilliseconds);
    }

    private static (string? Tenant, IReadOnlyCollection<string> Tags, WorkflowStep? Step) ScopeOf(LlmCallOptions? callOptions)
    {
        var scope = LlmScope.Current;
        return (callOptions?.Tenant ?? scope?.Tenant, LlmScope.Union(scope?.Tags ?? [], callOptions?.Tags ?? []), scope?.Workflow?.Step);
    }

    public PromptFence NewFence() => PromptFence.New(_runtime.RandomBytes);

    /// <summary>The variant of the prompt that a call takes: that of its key, else by chance.</summary>
    public int Pick(RouteKeys keys, LlmCallOptions? callOptions)
    {
        var sticky = callOptions?.StickyKey is { } key ? StickyHash.Of(key) : keys.Sticky;
        // Whoever gets a variant of one call should not get that of every other.
        var point = sticky == 0 ? _runtime.Random.NextDouble() : StickyHash.Weight(sticky, StickyHash.Of(_name)) / (double)ulong.MaxValue;
        point *= 100;
        for (var i = 0; i < Plan.VariantWeights.Count; i++)
        {
            point -= Plan.VariantWeights[i];
            if (point < 0)
                return i + 1;
        }

        return 0;
    }

    public CallBudget? NewBudget(LlmCallOptions? callOptions) =>
        callOptions?.Budget ?? ((callOptions?.MaxCostUsd ?? _perCallUsd) is { } usd ? new CallBudget(usd, LlmScope.Current?.Budget) : LlmScope.Current?.Budget);

    public TimeSpan TotalLimit(LlmCallOptions? callOptions)
    {
        var total = callOptions?.TimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : _total;
        if (WorkflowPlace.Current is not { } place || place.Run.TimeLeft is var left && left == Timeout.InfiniteTimeSpan)
            return total;
        return total == Timeout.InfiniteTimeSpan || left < total ? left : total;
    }

    /// <summary>The options of a request that is made after its caller has waited for another one.</summary>
    /// <param name="callOptions">What the call does differently.</param>
    /// <param name="total">The limit of the whole call.</param>
    /// <param name="start">The timestamp at which the call began.</param>
    public LlmCallOptions? WithTimeLeft(LlmCallOptions? callOptions, TimeSpan total, long start)
    {
        if (total == Timeout.InfiniteTimeSpan)
            return callOptions;
        var left = total - Elapsed(start);
        return left > TimeSpan.Zero ? (callOptions ?? new()) with { TimeoutSeconds = left.TotalSeconds } : throw TotalTimeout(null);
    }

    /// <summary>The timestamp at which a time that began at another is over; 0 is never.</summary>
    public long Ends(long start, TimeSpan total) => total == Timeout.InfiniteTimeSpan ? 0 : start + (long)(total.TotalSeconds * _time.TimestampFrequency);

    public TimeSpan Elapsed(long start) => start == 0 ? TimeSpan.Zero : _time.GetElapsedTime(start);

    private TimeSpan TimeLeft(CallFrame frame, TimeSpan limit)
    {
        if (frame.Deadline == 0)
            return limit;

        // The first attempt follows the call's start at once; asking the clock again would cost more than it tells.
        var left = _time.GetElapsedTime(frame is { Attempts: 0, HasWaited: false } ? frame.Start : _time.GetTimestamp(), frame.Deadline);
        if (left <= TimeSpan.Zero)
            throw TotalTimeout(null);
        frame.EndsWithCall = limit == Timeout.InfiniteTimeSpan || left <= limit;
        return frame.EndsWithCall ? left : limit;
    }

    private static TimeSpan Limit(double? seconds) => seconds is { } s ? TimeSpan.FromSeconds(s) : Timeout.InfiniteTimeSpan;
}
