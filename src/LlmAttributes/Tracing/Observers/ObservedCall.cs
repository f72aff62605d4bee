using System.Text;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>A running or finished call, as an <see cref="ILlmCallObserver"/> sees it. Thread-safe.</summary>
public sealed class ObservedCall
{
    private readonly CallTelemetry _telemetry;
    private readonly object _gate = new();
    private List<ObservedAttempt>? _attempts;
    private List<CallDecision>? _decisions;
    private StringBuilder? _streamed;
    private TokenUsage _usage;
    private Cost _cost = Cost.Zero;
    private ChatResponse? _response;
    private readonly IReadOnlyList<ChatMessage> _prompt;
    private bool _hasEnded;

    internal ObservedCall(CallTelemetry telemetry, IReadOnlyList<ChatMessage> messages)
    {
        _telemetry = telemetry;
        _prompt = messages;
        if (!telemetry.HasObservers)
            return;
        Id = telemetry.NewCallId();
        StartedAt = telemetry.Time.GetUtcNow();
        TraceId = PerformanceTracer.CurrentTrace();
    }

    /// <summary>Gets what tells the call from all others, 16 hexadecimal digits.</summary>
    public string Id { get; } = "";

    /// <summary>Gets the name of the contract with its containing types, without its namespace.</summary>
    public string Contract => _telemetry.Plan.Contract;

    /// <summary>Gets the name of the method.</summary>
    public string Call => _telemetry.Plan.Call;

    /// <summary>Gets when the call began.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>Gets the id of the trace around the call, 32 hexadecimal digits, or <see langword="null"/>.</summary>
    public string? TraceId { get; }

    /// <summary>Gets the rendered prompt, without the values of <see cref="SensitiveAttribute"/> parameters; it must not be changed. A decorated method has none.</summary>
    public IReadOnlyList<ChatMessage> Messages => ShownPrompt.Of(_prompt);

    /// <summary>Gets the attempts so far, in the order in which they began.</summary>
    public IReadOnlyList<ObservedAttempt> Attempts
    {
        get
        {
            lock (_gate)
                return [.. _attempts ?? []];
        }
    }

    /// <summary>Gets what was decided so far.</summary>
    public IReadOnlyList<CallDecision> Decisions
    {
        get
        {
            lock (_gate)
                return [.. _decisions ?? []];
        }
    }

    /// <summary>Gets the tokens of all attempts so far, as far as they were reported.</summary>
    public TokenUsage Usage
    {
        get
        {
            lock (_gate)
                return _usage;
        }
    }

    /// <summary>Gets the cost of all attempts so far; unknown when a price or a usage is missing.</summary>
    public Cost Cost
    {
        get
        {
            lock (_gate)
                return _cost;
        }
    }

    /// <summary>Gets the time of the whole call, retries and waits included; zero while it runs.</summary>
    public TimeSpan Duration { get; private set; }

    /// <summary>Gets the key of the model that answered, or <see langword="null"/>.</summary>
    public string? Model { get; private set; }

    /// <summary>Gets the text of the answer; of a stream what the caller has read, and only where an observer has <see cref="ILlmCallObserver.NeedsAnswers"/>.</summary>
    public string? Answer
    {
        get
        {
            lock (_gate)
                return (_response?.Text ?? _streamed?.ToString()) is { } text ? ShownPrompt.Hide(_prompt, text) : null;
        }
    }

    internal ObservedAttempt? Begin(string model, ChatOptions? options, bool isStream)
    {
        if (!_telemetry.HasObservers)
            return null;
        ObservedAttempt attempt;
        lock (_gate)
            (_attempts ??= []).Add(attempt = new(_attempts.Count + 1, model, options, isStream));
        _telemetry.Tell((Call: this, attempt), static (observer, s) => observer.AttemptStarting(s.Call, s.attempt));
        return attempt;
    }

    internal void End(ObservedAttempt? attempt, TimeSpan duration, Exception? error, TokenUsage? usage, Cost cost, string? responseId)
    {
        bool isLate;
        lock (_gate)
        {
            isLate = _hasEnded;
            _usage += usage.GetValueOrDefault();
            _cost += cost;
        }

        if (isLate)
            _telemetry.Spend(usage.GetValueOrDefault(), cost);
        if (attempt is null)
            return;
        attempt.End(duration, error, usage, cost, responseId);
        _telemetry.Tell((Call: this, attempt), static (observer, s) => observer.AttemptEnded(s.Call, s.attempt));
    }

    internal void Decide(CallDecision decision)
    {
        if (!_telemetry.HasObservers)
            return;
        lock (_gate)
            (_decisions ??= []).Add(decision);
        _telemetry.Tell((Call: this, decision), static (observer, s) => observer.Decided(s.Call, s.decision));
    }

    internal void Read(ChatResponseUpdate update)
    {
        if (!_telemetry.NeedsAnswers)
            return;
        lock (_gate)
            (_streamed ??= new()).Append(update.Text);
    }

    internal void End(TimeSpan duration, string? model, ChatResponse? response, Exception? exception)
    {
        lock (_gate)
        {
            _hasEnded = true;
            _response = response;
        }

        Duration = duration;
        Model = model;
        if (!_telemetry.HasObservers)
            return;
        if (exception is null)
            _telemetry.Tell(this, static (observer, call) => observer.Succeeded(call));
        else
            _telemetry.Tell((Call: this, exception), static (observer, s) => observer.Failed(s.Call, s.exception));
    }
}
