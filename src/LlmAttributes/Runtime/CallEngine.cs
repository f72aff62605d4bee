using Microsoft.Extensions.AI;
using Polly;

namespace LlmAttributes.Runtime;

/// <summary>Walks the candidates of a call: trace, deadline and route in one method, retry and breaker in the candidate's pipeline, limits in the attempt.</summary>
internal sealed partial class CallEngine
{
    private readonly LlmRuntime _runtime;
    private readonly string _name;
    private readonly TimeProvider _time;
    private readonly CallTelemetry? _telemetry;
    private readonly CandidateOrder _order;
    private readonly Func<string, Candidate> _candidateFor;
    private readonly TimeSpan _total;
    private readonly TimeSpan _attempt;
    private readonly TimeSpan _firstToken;
    private readonly TimeSpan _idle;
    private readonly decimal? _perCallUsd;
    private readonly int? _maxOutputTokens;

    public CallEngine(LlmRuntime runtime, CallPlan plan, CandidateOrder order, Func<string, Candidate> candidateFor)
    {
        Plan = plan;
        _name = plan.FullName;
        _runtime = runtime;
        _time = runtime.Time;
        _order = order;
        _candidateFor = candidateFor;
        _telemetry = plan.Trace ? new(runtime, plan, order) : null;
        _total = Limit(plan.Timeout?.TotalSeconds);
        _attempt = Limit(plan.Timeout?.AttemptSeconds);
        _firstToken = Limit(plan.Timeout?.FirstTokenSeconds);
        _idle = Limit(plan.Timeout?.IdleSeconds);
        _perCallUsd = plan.Budget?.PerCallUsd;
        _maxOutputTokens = plan.Options?.MaxOutputTokens;
    }

    public CallPlan Plan { get; }

    public TimeProvider Time => _time;

    public decimal? PerCallUsd => _perCallUsd;

    /// <summary>Asks the candidates until one answers.</summary>
    /// <param name="reader">Makes the result of the response.</param>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="callerOptions">Options that the caller passed.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="member">The one candidate to ask and the ensemble's budget and deadline, when the call is a member's.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async Task<TResult> RunAsync<TResult, TReader>(
        TReader reader,
        IReadOnlyList<ChatMessage> messages,
        ChatOptions? callerOptions,
        LlmCallOptions? callOptions,
        MemberCall? member,
        CancellationToken cancellationToken)
        where TReader : struct, IAnswerReader<TResult>
    {
        var frame = CallFrame.Rent(messages, callerOptions, callOptions, cancellationToken);
        var scope = default(CallScope);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            frame.KeepsRecords = reader.NeedsRecords;
            Begin(frame, callOptions, member);
            if (frame.IsObserved && member is null)
                scope = _telemetry!.Begin(frame, callOptions);

            var only = member?.Candidate ?? (callOptions?.Model is { } key ? _candidateFor(key) : null);
            var start = only is null ? _order.Begin() : 0;
            for (var position = 0; ; position++)
            {
                var candidate = CandidateAt(only, member, start, position);
                var outcome = candidate.Pipeline is null
                    ? await AttemptAsync(frame, candidate).ConfigureAwait(false)
                    : await RunPipelineAsync(frame, candidate, s_attempt).ConfigureAwait(false);
                if (outcome.Exception is null)
                {
                    var result = reader.Read((ChatResponse)outcome.Result!, this, frame, candidate);
                    scope.Succeeded(candidate);
                    return result;
                }

                var isLast = position + 1 >= CandidateCount(only, member);
                if (Failure(outcome.Exception, frame, candidate, isLast, position) is { } failure)
                    throw failure;
            }
        }
        catch (Exception exception) when (scope.IsOpen)
        {
            scope.Failed(exception);
            throw;
        }
        finally
        {
            frame.Return();
        }
    }

    private static readonly Func<ResilienceContext, AttemptState, ValueTask<Outcome<object>>> s_attempt =
        static (_, state) => state.Engine.AttemptAsync(state.Frame, state.Candidate);

    private ValueTask<Outcome<object>> RunPipelineAsync(CallFrame frame, Candidate candidate, Func<ResilienceContext, AttemptState, ValueTask<Outcome<object>>> attempt)
    {
        var context = ResilienceContextPool.Shared.Get(_name, continueOnCapturedContext: false, frame.Caller);
        var running = candidate.Pipeline!.ExecuteOutcomeAsync(attempt, context, new AttemptState(this, frame, candidate));
        if (!running.IsCompletedSuccessfully)
            return Await(running, context);

        var outcome = running.Result;
        ResilienceContextPool.Shared.Return(context);
        return new(outcome);

        static async ValueTask<Outcome<object>> Await(ValueTask<Outcome<object>> running, ResilienceContext context)
        {
            var outcome = await running.ConfigureAwait(false);
            ResilienceContextPool.Shared.Return(context);
            return outcome;
        }
    }

    private async ValueTask<Outcome<object>> AttemptAsync(CallFrame frame, Candidate candidate)
    {
        var attempt = default(AttemptScope);
        try
        {
            var limit = TimeLeft(frame, _attempt);
            attempt = BeginAttempt(frame, candidate, isStream: false);
            var token = frame.BeginAttempt(_time, limit);
            var response = await candidate.Client.GetResponseAsync(frame.Messages, attempt.Options, token).ConfigureAwait(false);
            frame.EndAttempt();
            return Answered(frame, candidate, ref attempt, response);
        }
        catch (Exception exception)
        {
            return Outcome.FromException<object>(Failed(frame, candidate, ref attempt, exception, null, isCut: false));
        }
    }

    private Outcome<object> Answered(CallFrame frame, Candidate candidate, ref AttemptScope attempt, ChatResponse response)
    {
        var cost = Book(candidate, response.Usage, out var usage);
        Settle(frame, ref attempt, cost);
        if (IsFiltered(response.FinishReason))
            throw Filtered(frame, candidate, usage, cost, ref attempt);
        if (frame.KeepsRecords)
            frame.Record(new(candidate.Model.Key) { Duration = Elapsed(attempt.Start), Usage = usage, Cost = cost });
        attempt.Telemetry.Succeeded(response, usage, cost);
        return Outcome.FromResult<object>(response);
    }

    private void Begin(CallFrame frame, LlmCallOptions? callOptions, MemberCall? member)
    {
        callOptions?.Validate();
        var total = callOptions?.TimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : _total;
        if (member is not null)
            total = member.Limit;
        frame.IsObserved = _telemetry is { IsListening: true };
        if (total != Timeout.InfiniteTimeSpan || frame.KeepsRecords || frame.IsObserved)
            frame.Start = _time.GetTimestamp();
        if (total != Timeout.InfiniteTimeSpan)
            frame.Deadline = frame.Start + (long)(total.TotalSeconds * _time.TimestampFrequency);
        frame.Budget = member is not null ? member.Budget : NewBudget(callOptions);
    }

    public CallBudget? NewBudget(LlmCallOptions? callOptions) =>
        (callOptions?.MaxCostUsd ?? _perCallUsd) is { } usd ? new CallBudget(usd) : null;

    public TimeSpan TotalLimit(LlmCallOptions? callOptions) =>
        callOptions?.TimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : _total;

    public TimeSpan Elapsed(long start) => start == 0 ? TimeSpan.Zero : _time.GetElapsedTime(start);

    // An override of the model keeps the fallback chain; a member has none.
    private Candidate CandidateAt(Candidate? only, MemberCall? member, uint start, int position) =>
        only is null ? _order[start, position] : position == 0 ? only : _order.Fallback(position - 1, only);

    private int CandidateCount(Candidate? only, MemberCall? member) =>
        only is null ? _order.Count : member is not null ? 1 : 1 + _order.FallbackCount(only);

    private TimeSpan TimeLeft(CallFrame frame, TimeSpan limit)
    {
        if (frame.Deadline == 0)
            return limit;

        // The first attempt follows the call's start at once; asking the clock again would cost more than it tells.
        var left = _time.GetElapsedTime(frame.Attempts == 0 ? frame.Start : _time.GetTimestamp(), frame.Deadline);
        if (left <= TimeSpan.Zero)
            throw TotalTimeout(frame, null);
        return limit == Timeout.InfiniteTimeSpan || left < limit ? left : limit;
    }

    private static TimeSpan Limit(double? seconds) => seconds is { } s ? TimeSpan.FromSeconds(s) : Timeout.InfiniteTimeSpan;
}
