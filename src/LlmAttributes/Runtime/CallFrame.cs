using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>
/// The state of one running call. Frames are reused, and with them the one cancellation source that limits their attempts; a stream keeps its frame, and so its
/// token, until it is disposed.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "Frames live on in their thread's spare slot; their source is disposed when it cannot be reused.")]
internal sealed partial class CallFrame
{
    [ThreadStatic]
    private static CallFrame? t_spare;

    private CancellationTokenSource? _source;
    private TimeProvider? _sourceTime;
    private CancellationTokenRegistration _link;
    private bool _isLimited;

    public ChatOptions? CallerOptions { get; private set; }

    public long? Seed { get; private set; }

    public CancellationToken Caller { get; private set; }

    public CallBudget? Budget { get; set; }

    /// <summary>What is reserved for the running attempt; of a frame one runs at a time.</summary>
    public AttemptMoney Money;

    /// <summary>The settlements that a store has not confirmed yet.</summary>
    public Task? Settling { get; set; }

    /// <summary>The tenant that the call is made for.</summary>
    public string? Tenant { get; set; }

    /// <summary>The tags of the call.</summary>
    public IReadOnlyCollection<string>? Tags { get; set; }

    /// <summary>The step of a workflow that the call is, or is part of.</summary>
    public WorkflowStep? Step { get; set; }

    /// <summary>The span of the call.</summary>
    public System.Diagnostics.Activity? Activity { get; set; }

    /// <summary>Where the cost of all attempts adds up on that span, or <see langword="null"/> when each attempt has a span of its own for it.</summary>
    public SpanCost? SpanCost { get; set; }

    /// <summary>Whether a span around the call has the tokens of its request and is measured, so that ours would count twice.</summary>
    public bool IsInTheirSpan { get; set; }

    /// <summary>The variant of the prompt that a member of an ensemble is asked with, if it has one of its own.</summary>
    public MemberVariantPlan? Variant { get; set; }

    /// <summary>What the last attempt failed with, until it is known whether another one follows.</summary>
    public string? UncountedFailure { get; set; }

    /// <summary>Whether the call is logged from its start to its end.</summary>
    public bool IsLogged { get; set; }

    /// <summary>Whether this is another run of a hedged call than the first.</summary>
    public bool IsHedge { get; set; }

    /// <summary>The timestamp of the call's start; 0 when nothing needs it.</summary>
    public long Start { get; set; }

    /// <summary>The timestamp at which the answered attempt ended, as far as telemetry measured it; 0 is unknown.</summary>
    public long Answered { get; set; }

    /// <summary>The timestamp at which the call's time is over; 0 is never.</summary>
    public long Deadline { get; set; }

    /// <summary>Whether succeeded attempts are recorded too, for a result that shows them.</summary>
    public bool KeepsRecords { get; set; }

    public List<AttemptRecord>? Records { get; private set; }

    /// <summary>How many attempts have begun.</summary>
    public int Attempts { get; set; }

    /// <summary>The first model of a call that was told it, or of a member.</summary>
    public Candidate? Only { get; set; }

    /// <summary>Whether <see cref="Only"/> is a member's, which has no fallback.</summary>
    public bool IsMember { get; set; }

    /// <summary>What tells the requests of this call from all others; 0 until one is needed.</summary>
    public ulong Key { get; set; }

    /// <summary>The order in which the route's candidates are asked.</summary>
    public RouteOrder Order { get; set; }

    /// <summary>What the call's parameters say to its route.</summary>
    public RouteKeys Keys { get; set; }

    /// <summary>What the call does differently; kept for its route alone.</summary>
    public LlmCallOptions? CallOptions { get; set; }

    public bool IsStream { get; set; }

    /// <summary>Makes what takes the updates of an attempt, where the call is a stream.</summary>
    public Func<StreamSink>? NewSink { get; set; }

    /// <summary>What a readable answer is, where the call is a stream.</summary>
    public string Expected { get; set; } = "";

    /// <summary>Whether the call has waited before its first attempt.</summary>
    public bool HasWaited { get; set; }

    /// <summary>The wait before the running attempt; zero for the first attempt at a candidate.</summary>
    public TimeSpan LastWait { get; set; }

    /// <summary>The largest context window into which the prompt did not fit; 0 is none.</summary>
    public int FailedWindow { get; set; }

    /// <summary>Whether the breakers are left out of account, since all of them are open.</summary>
    public bool IgnoresBreakers { get; set; }

    /// <summary>The other runs of a hedged call, or <see langword="null"/>.</summary>
    public Race? Race { get; set; }

    /// <summary>What candidates asked to be left alone for.</summary>
    public List<Recovery>? Recoveries { get; private set; }

    /// <summary>Whether anybody listened to telemetry when the call began.</summary>
    public bool IsObserved { get; set; }

    /// <summary>The call as the tracer and observers see it, or <see langword="null"/> when there are none.</summary>
    public ObservedCall? Observed { get; set; }

    /// <summary>The score of the last answer, where answers are scored.</summary>
    public QualityScore? Quality { get; set; }

    /// <summary>What was done to the query, where queries are optimized.</summary>
    public OptimizedQuery? Query { get; set; }

    /// <summary>What was retrieved for the prompt.</summary>
    public RetrievedContext? Retrieved { get; set; }

    /// <summary>What reads the prompt once for all members of an ensemble.</summary>
    public MemberReading? Reading { get; set; }

    /// <summary>How often somebody was asked again for a better score.</summary>
    public int QualityRetries { get; set; }

    /// <summary>How often each guard of answers has asked again; <see langword="null"/> while none has.</summary>
    public int[]? GuardRetries { get; set; }

    /// <summary>How often the call has asked again since an answer could not be read.</summary>
    public int Reasks { get; private set; }

    /// <summary>By how much the temperature differs from the declared one.</summary>
    public double TemperatureShift { get; private set; }

    /// <summary>The answers that could not be read.</summary>
    public List<UnreadableAnswer>? Unreadable { get; private set; }

    /// <summary>The model that <see cref="Counted"/> holds for.</summary>
    public BoundModel? CountedFor { get; private set; }

    /// <summary>The input as a model counts it.</summary>
    public TokenCount Counted { get; private set; }

    public static CallFrame Rent(IReadOnlyList<ChatMessage> messages, ChatOptions? callerOptions, LlmCallOptions? callOptions, CancellationToken caller)
    {
        var frame = t_spare ?? new();
        t_spare = null;
        frame.Messages = messages;
        frame.CallerOptions = callerOptions;
        frame.Seed = callOptions?.Seed;
        frame.Caller = caller;
        return frame;
    }

    /// <summary>Takes over what all runs of a hedged call share.</summary>
    public void Follow(CallFrame call)
    {
        Mask = call.Mask;
        _sent = call._sent;
        Query = call.Query;
        Retrieved = call.Retrieved;
        Reading = call.Reading;
        Seed = call.Seed;
        Budget = call.Budget;
        Tenant = call.Tenant;
        Tags = call.Tags;
        Step = call.Step;
        Activity = call.Activity;
        SpanCost = call.SpanCost;
        IsInTheirSpan = call.IsInTheirSpan;
        Variant = call.Variant;
        Start = call.Start;
        Deadline = call.Deadline;
        KeepsRecords = call.KeepsRecords;
        IsObserved = call.IsObserved;
        Observed = call.Observed;
        Only = call.Only;
        Order = call.Order;
        Keys = call.Keys;
        CallOptions = call.CallOptions;
        IsStream = call.IsStream;
        NewSink = call.NewSink;
        Expected = call.Expected;
        Race = call.Race;
        Stages = call.Stages;
        AttemptStage = CallStage.Retry;

        // Its first attempt does not follow the call's start at once.
        HasWaited = true;
    }

    /// <summary>Gives the frame back. No attempt may be running.</summary>
    public void Return()
    {
        EndAttempt();
        EndsWithCall = false;
        Messages = [];
        CallerOptions = null;
        Caller = default;
        Budget = null;
        Money = default;
        Settling = null;
        Tenant = null;
        Tags = null;
        Step = null;
        Activity = null;
        SpanCost = null;
        Variant = null;
        UncountedFailure = null;
        IsLogged = IsHedge = IsInTheirSpan = false;
        Start = Deadline = Answered = 0;
        KeepsRecords = false;
        Records = null;
        Attempts = 0;
        IsObserved = false;
        Observed = null;
        Only = null;
        IsMember = IgnoresBreakers = HasWaited = false;
        Order = default;
        Keys = default;
        CallOptions = null;
        IsStream = false;
        NewSink = null;
        Expected = "";
        Key = 0;
        LastWait = default;
        FailedWindow = 0;
        Race = null;
        Recoveries = null;
        CountedFor = null;
        _prompt = _sent = null;
        Mask = null;
        GuardRetries = null;
        Reasks = 0;
        Quality = null;
        Query = null;
        Retrieved = null;
        Reading = null;
        QualityRetries = 0;
        TemperatureShift = 0;
        Unreadable = null;
        Stages = null;
        _isInStage = false;
        AttemptStage = CallStage.Model;
        t_spare = this;
    }

    /// <summary>Counts the input as a model does; once, whoever asks: a budget, a limit, a route.</summary>
    public TokenCount CountFor(BoundModel model, ChatOptions? options)
    {
        if (CountedFor == model)
            return Counted;
        var start = Stages?.Now ?? 0;
        Count(model, model.TokenCounter.Count(Sent, options));
        Stages?.Add(CallStage.Render, start);
        return Counted;
    }

    /// <summary>Takes over a count that a route has made.</summary>
    public void Count(BoundModel model, TokenCount count)
    {
        Counted = count;
        CountedFor = model;
    }

    /// <summary>Keeps an answer that cannot be read, and says so in its attempt.</summary>
    public void Unread(UnreadableAnswer answer)
    {
        (Unreadable ??= []).Add(answer);
        if (Records is [.., { IsSuccess: true } last])
            Records[^1] = last with { Error = LlmErrorKind.InvalidResponse };
    }

    public void Record(AttemptRecord record)
    {
        // Most calls have one attempt.
        (Records ??= new(1)).Add(record);
        if (!record.IsRefused)
            Stages?.Spend(AttemptStage, record.Usage, record.Cost);
    }

    /// <summary>Whether a model was asked, or refused to be asked.</summary>
    public bool HasTried(BoundModel model) => Records?.Exists(r => r.Model == model.Key) == true;

    /// <summary>Records why a model was not asked; of several refusals the last.</summary>
    public void Refuse(string model, LlmErrorKind kind)
    {
        var known = Records?.FindIndex(r => r.IsRefused && r.Model == model) ?? -1;
        if (known >= 0)
            Records![known] = Records[known] with { Error = kind };
        else if (Records?.Exists(r => r.Model == model) != true)
            Record(new(model) { Error = kind, IsRefused = true, Cost = Cost.Zero });
    }

    /// <summary>Whether the breaker of a model kept it from being asked.</summary>
    public bool IsBroken(BoundModel model) => Records?.Exists(r => r is { IsRefused: true, Error: LlmErrorKind.Overloaded } && r.Model == model.Key) == true;

    /// <summary>How often a model was asked and failed.</summary>
    public int FailuresOf(BoundModel model)
    {
        var count = 0;
        foreach (var record in Records ?? [])
        {
            if (record is { IsSuccess: false, IsRefused: false, Error: not LlmErrorKind.InvalidResponse, Guard: null } && record.Model == model.Key)
                count++;
        }

        return count;
    }

    public void Recover(Recovery recovery)
    {
        Recoveries ??= [];
        Recoveries.RemoveAll(r => r.Candidate == recovery.Candidate);
        Recoveries.Add(recovery);
    }

    /// <summary>Starts the clock of an attempt.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="limit">How long the attempt may take; infinite is no limit.</param>
    /// <returns>The token that ends the attempt.</returns>
    public CancellationToken BeginAttempt(TimeProvider time, TimeSpan limit)
    {
        if (limit == Timeout.InfiniteTimeSpan)
            return Caller;

        if (_source is null || !ReferenceEquals(_sourceTime, time))
        {
            _source?.Dispose();
            _source = new(Timeout.InfiniteTimeSpan, time);
            _sourceTime = time;
        }

        _isLimited = true;
        Limit(limit);
        if (Caller.CanBeCanceled)
            _link = Caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
        return _source.Token;
    }

    /// <summary>Replaces the limit of the running attempt, from now on.</summary>
    public void Limit(TimeSpan limit)
    {
        if (_isLimited)
            _source!.CancelAfter(WholeMilliseconds.RoundUp(limit));
    }

    /// <summary>Whether the limit of the running attempt is the end of the whole call. A timer may end it a little before the clock says so.</summary>
    public bool EndsWithCall { get; set; }

    /// <summary>Whether the attempt's own limit, not the caller, cancelled it.</summary>
    public bool IsTimedOut => _isLimited && _source!.IsCancellationRequested && !Caller.IsCancellationRequested;

    public void EndAttempt()
    {
        if (!_isLimited)
            return;

        _isLimited = false;
        _link.Dispose();
        _link = default;
        if (!_source!.TryReset())
        {
            _source.Dispose();
            _source = null;
        }
    }
}
