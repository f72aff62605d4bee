using System.Collections.Concurrent;

namespace LlmAttributes;

/// <summary>Watches the calls of a runtime for a dashboard: statistics of all, and the last ones one by one.</summary>
internal sealed class CallRecorder(LlmRuntime runtime, LlmDashboardOptions options) : ILlmCallObserver
{
    private const string All = "(all)";

    private readonly CallRing _ring = new(options.RecentCalls);
    private readonly ConcurrentDictionary<string, RunningCount> _running = new(StringComparer.Ordinal);
    private long _changes;

    /// <summary>The calls by contract and method, with the models that answered.</summary>
    public PerformanceTracer Operations { get; } = new(null, runtime.Time);

    /// <summary>The attempts by model.</summary>
    public PerformanceTracer Models { get; } = new(new() { HistorySize = 0 }, runtime.Time);

    /// <summary>All calls together.</summary>
    public PerformanceTracer Total { get; } = new(new() { HistorySize = 0, MaxOperations = 1 }, runtime.Time);

    /// <summary>Grows with everything that is seen.</summary>
    public long Changes => Interlocked.Read(ref _changes);

    bool ILlmCallObserver.NeedsAnswers => options.IncludeContent;

    /// <summary>The last calls, newest first.</summary>
    public IReadOnlyList<CallDocument> Recent(int limit) => _ring.Read(limit);

    /// <summary>How many requests are under way at a model.</summary>
    public int RunningAt(string model) => _running.TryGetValue(model, out var count) ? count.Value : 0;

    void ILlmCallObserver.AttemptStarting(ObservedCall observed, ObservedAttempt attempt)
    {
        _running.GetOrAdd(attempt.Model, static _ => new()).Add(1);
        Interlocked.Increment(ref _changes);
    }

    void ILlmCallObserver.AttemptEnded(ObservedCall observed, ObservedAttempt attempt)
    {
        _running.GetOrAdd(attempt.Model, static _ => new()).Add(-1);
        if (attempt.Model.Length > 0)
            Count(attempt);
        Interlocked.Increment(ref _changes);
    }

    void ILlmCallObserver.Succeeded(ObservedCall observed) => Record(observed, null);

    void ILlmCallObserver.Failed(ObservedCall observed, Exception exception) => Record(observed, exception);

    // A decorated method asks no model.
    private void Count(ObservedAttempt attempt) => Models.Record(new PerformanceMetric(attempt.Model, attempt.Duration)
    {
        Error = KindOf(attempt.Error),
        IsCancelled = attempt.Error is OperationCanceledException,
        Usage = attempt.Usage.GetValueOrDefault(),
        Cost = attempt.Cost,
    });

    private void Record(ObservedCall call, Exception? exception)
    {
        var metric = new PerformanceMetric($"{call.Contract}.{call.Call}", call.Duration)
        {
            Error = KindOf(exception),
            IsCancelled = exception is OperationCanceledException,
            Usage = call.Usage,
            Cost = call.Cost,
        };
        Total.Record(metric with { Operation = All });
        Operations.Record(metric with { Model = call.Model is { Length: > 0 } model ? model : null });
        var document = CallDocument.Of(call, exception, KindOf, options);
        _ring.Add(document);
        PlaygroundRun.Current?.Ended(document);
        Interlocked.Increment(ref _changes);
    }

    private LlmErrorKind? KindOf(Exception? exception) => exception is null or OperationCanceledException ? null : runtime.Errors.Classify(exception).Kind;
}
