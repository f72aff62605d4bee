using System.Collections.Concurrent;

namespace LlmAttributes;

/// <summary>Counts what succeeds and what fails, by component, model and kind, over sliding windows and in total. Thread-safe, without locks where outcomes are counted.</summary>
/// <remarks>
/// A runtime has one, <see cref="LlmRuntime.Errors"/>, in which every failed attempt and every successful call of its clients is counted; <see cref="Default"/> is for
/// code without a runtime. Successes of clients are taken from the ledger, once a second while there are calls and whenever rates are read. Messages of exceptions are
/// never kept, since they could hold prompt text.
/// </remarks>
public sealed partial class ErrorAggregator
{
    /// <summary>The component of everything that is counted together because <see cref="ErrorAggregatorOptions.MaxKeys"/> is reached.</summary>
    public const string Other = "(other)";

    /// <summary>The component of errors that were recorded without one.</summary>
    public const string None = "(none)";

    private const int LongestName = 256;

    private readonly ConcurrentDictionary<(string Component, string? Model), ErrorCounter> _counters = new();
    private readonly object _gate = new();
    private readonly ErrorCounter _other;
    private readonly RecentErrors _recent;
    private readonly TimeProvider _time;
    private readonly ErrorClassifier _classifier;
    private readonly SuccessFeed _feed;
    private readonly long _start;
    private readonly DateTimeOffset _since;
    private readonly int _maxKeys;
    private volatile bool _isFull;

    /// <summary>Creates an aggregator.</summary>
    /// <param name="options">How much it keeps.</param>
    /// <param name="timeProvider">The clock of the windows; by default the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of the options is out of its range.</exception>
    public ErrorAggregator(ErrorAggregatorOptions? options = null, TimeProvider? timeProvider = null)
        : this(options ?? new(), timeProvider ?? TimeProvider.System, new(null, timeProvider ?? TimeProvider.System))
    {
    }

    internal ErrorAggregator(ErrorAggregatorOptions options, TimeProvider time, ErrorClassifier classifier)
    {
        options.Validate();
        _maxKeys = options.MaxKeys;
        _recent = new(options.RecentErrors);
        _time = time;
        _classifier = classifier;
        _start = time.GetTimestamp();
        _since = time.GetUtcNow();
        _other = new(this, Other, null);
        _feed = new(this, time);
    }

    /// <summary>Gets the aggregator of code that has no runtime.</summary>
    public static ErrorAggregator Default { get; } = new();

    /// <summary>Gets the counter of a component and a model, for code that counts often.</summary>
    /// <param name="component">The component, for instance a constant of <see cref="LlmComponents"/>.</param>
    /// <param name="model">The key of the model, where one is involved.</param>
    /// <returns>The counter; the one of <see cref="Other"/> once <see cref="ErrorAggregatorOptions.MaxKeys"/> is reached, and for names of more than 256 characters.</returns>
    public ErrorCounter Open(string component, string? model = null)
    {
        ArgumentNullException.ThrowIfNull(component);
        if (_counters.TryGetValue((component, model), out var counter))
            return counter;
        return _isFull || component.Length > LongestName || model?.Length > LongestName ? _other : Add(component, model);
    }

    /// <summary>Counts an operation that succeeded.</summary>
    /// <param name="component">The component.</param>
    /// <param name="model">The key of the model, where one is involved.</param>
    public void RecordSuccess(string component, string? model = null) => Open(component, model).RecordSuccess();

    /// <summary>Counts a failed attempt and keeps it among the recent errors.</summary>
    /// <param name="exception">What was thrown; its kind and its type are kept, its message is not.</param>
    /// <param name="component">The component; by default that of the current <see cref="ErrorContext"/>.</param>
    /// <param name="operation">What was attempted; by default the operation of the current <see cref="ErrorContext"/>.</param>
    /// <param name="model">The key of the model, where one is involved.</param>
    public void RecordFailure(Exception exception, string? component = null, string? operation = null, string? model = null) =>
        Open(component ?? ErrorContext.Current?.NearestComponent ?? None, model).RecordFailure(exception, operation);

    /// <summary>Takes a picture while counting goes on.</summary>
    /// <returns>The counts of this moment, sorted by component and model, and the recent errors.</returns>
    public ErrorSnapshot Snapshot()
    {
        _feed.Pull();
        var seconds = Seconds();
        CheckThresholds(seconds);
        List<ErrorStats> entries = [];
        foreach (var counter in _counters.Values)
            entries.Add(counter.Read(seconds));
        if (_other.Rate(ErrorWindow.Total, seconds, null).Outcomes > 0)
            entries.Add(_other.Read(seconds));
        entries.RemoveAll(static e => e.Successes.Total == 0 && e.Failures.Count == 0);
        entries.Sort(static (a, b) => string.CompareOrdinal(a.Component, b.Component) is not 0 and var c ? c : string.CompareOrdinal(a.Model, b.Model));
        return new(_time.GetUtcNow(), _since, entries, _recent.Read());
    }

    /// <summary>Computes an error rate.</summary>
    /// <param name="window">The window.</param>
    /// <param name="component">The only component; by default all.</param>
    /// <param name="model">The only model; by default all.</param>
    /// <param name="kind">Only failures of this kind count as failures; by default all do.</param>
    /// <returns>The rate.</returns>
    /// <remarks>A component counts what it sees: an operation of <see cref="SafeExecutor"/> that calls a client is counted by both, so rates across components mix levels.</remarks>
    public ErrorRate Rate(ErrorWindow window, string? component = null, string? model = null, LlmErrorKind? kind = null)
    {
        _feed.Pull();
        return Rate(new(1) { Window = window, Component = component, Model = model, Kind = kind }, Seconds());
    }

    /// <summary>Says what an exception means, as it is counted here.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>Its kind, whether it passes, and what the provider said of it.</returns>
    public ErrorClassification Classify(Exception exception) => exception is LlmException llm
        ? new(llm.Kind, llm.IsRetryable) { StatusCode = llm.StatusCode, ProviderCode = llm.ProviderCode, RetryAfter = llm.RetryAfter }
        : _classifier.Classify(exception);

    internal long Seconds() => (_time.GetTimestamp() - _start) / _time.TimestampFrequency;

    /// <summary>Counts the successes of a line of the ledger where they are booked, so that a call does not count twice.</summary>
    internal void EverySecond(Action action) => _feed.EverySecond(action);

    internal void Follow(CostAccount account, ErrorCounter counter) => _feed.Attach(account, counter);

    internal void RecordFailure(ErrorCounter counter, LlmErrorKind kind, string? operation, int? statusCode, Exception? exception)
    {
        var seconds = Seconds();
        if (_watches.Length > 0)
        {
            // What has fallen since the last failure re-arms before this one counts.
            _feed.Pull();
            CheckThresholds(seconds, counter);
        }

        counter.AddFailure(seconds, kind);
        var context = ErrorContext.Current;
        _recent.Add(new()
        {
            Time = _time.GetUtcNow(),
            Kind = kind,
            Component = counter.Component,
            Operation = operation ?? context?.Operation,
            Model = counter.Model,
            StatusCode = statusCode,
            ExceptionType = (exception is LlmException { InnerException: { } inner } ? inner : exception)?.GetType().FullName,
            Context = context?.Path() ?? [],
            Values = context?.AllValues() ?? ErrorContext.NoValues,
        });
        if (_watches.Length > 0)
            CheckThresholds(seconds, counter);
    }

    /// <summary>Stops the clock's timer; counting and reading go on.</summary>
    internal void Stop() => _feed.Stop();

    private ErrorCounter Add(string component, string? model)
    {
        lock (_gate)
        {
            if (_counters.TryGetValue((component, model), out var counter))
                return counter;
            if (_isFull)
                return _other;
            counter = new(this, component, model);
            _counters.TryAdd((component, model), counter);
            _isFull = _counters.Count >= _maxKeys;
            return counter;
        }
    }
}
