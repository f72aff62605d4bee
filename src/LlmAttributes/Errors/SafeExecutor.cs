using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using LlmAttributes.Runtime;
using Polly;
using Polly.Retry;

namespace LlmAttributes;

/// <summary>Runs any operation with retry, time limits and a fallback, and counts its outcome; for code that is no contract. Thread-safe; keep one and use it often.</summary>
/// <remarks>
/// What is repeated is what the runtime's classification knows to pass, with the waits of <see cref="RetryWithBackoffAttribute"/>. Every failed attempt and every success is
/// counted in <see cref="LlmRuntime.Errors"/>, without a runtime in <see cref="ErrorAggregator.Default"/>, and every run, with all its attempts and without its fallback, is recorded by the runtime's
/// <see cref="PerformanceTracer"/>, if it has one, without a runtime by <see cref="PerformanceTracer.Default"/>. What finally fails is thrown as the operation threw it, a limit as
/// <see cref="TimeoutException"/>, and a cancellation by the caller always as <see cref="OperationCanceledException"/>; it is neither counted nor does it start a fallback.
/// </remarks>
/// <example><code>string page = await executor.RunOrDefaultAsync(token => http.GetStringAsync(url, token), "", cancellationToken);</code></example>
[SuppressMessage("ApiDesign", "RS0026", Justification = "The token is optional wherever it is last, as everywhere in .NET; no two overloads differ by it alone.")]
public sealed partial class SafeExecutor
{
    private static readonly ResiliencePropertyKey<SafeRetry> s_retryKey = new("LlmAttributes.SafeRetry");

    private readonly ErrorAggregator _aggregator;
    private readonly ErrorCounter _errors;
    private readonly TimeProvider _time;
    private readonly PerformanceTracer? _tracer;
    private readonly string? _operation;
    private readonly string _component;
    private readonly string? _model;
    private readonly TimeSpan _attempt;
    private readonly TimeSpan _total;
    private readonly Func<Exception, bool>? _retryWhen;
    private readonly RetryTimes _times;
    private readonly ResiliencePipeline? _retry;

    /// <summary>Creates an executor.</summary>
    /// <param name="options">How it runs operations; by default 3 attempts without time limits.</param>
    /// <param name="runtime">The runtime whose clock, classification and aggregator it uses; by default the system's clock and <see cref="ErrorAggregator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value of the options is out of its range.</exception>
    public SafeExecutor(SafeExecutorOptions? options = null, LlmRuntime? runtime = null)
    {
        options ??= new();
        options.Validate();
        _time = runtime?.Time ?? TimeProvider.System;
        _aggregator = runtime?.Errors ?? ErrorAggregator.Default;
        _errors = _aggregator.Open(options.Component, options.Model);
        _tracer = runtime is null ? PerformanceTracer.Default : runtime.TracerOrNull;
        _operation = options.Operation;
        _component = options.Component;
        _model = options.Model;
        _attempt = Limit(options.AttemptTimeoutSeconds);
        _total = Limit(options.TotalTimeoutSeconds);
        _retryWhen = options.RetryWhen;
        _times = new(options.Retry, runtime?.Random ?? new(unchecked((ulong)_time.GetUtcNow().Ticks)));
        _retry = _times.MaxAttempts > 1 ? Pipeline() : null;
    }

    private string Name => _operation ?? ErrorContext.Current?.Operation ?? "the operation";

    private long Start() => _tracer is null ? 0 : _time.GetTimestamp();

    private void Trace(long start, Exception? exception)
    {
        _tracer?.Record(new PerformanceMetric(_operation ?? ErrorContext.Current?.Operation ?? nameof(SafeExecutor), _time.GetElapsedTime(start))
        {
            Component = _component,
            Model = _model,
            Error = PerformanceMetric.KindOf(exception, _aggregator),
            IsCancelled = exception is OperationCanceledException,
            Parent = PerformanceBlock.Current?.Operation,
        });
    }

    private ResiliencePipeline Pipeline() => new ResiliencePipelineBuilder { Name = "LlmAttributes", InstanceName = "SafeExecutor", TimeProvider = _time }
        .AddRetry(new RetryStrategyOptions
        {
            Name = "retry",
            MaxRetryAttempts = _times.MaxAttempts - 1,
            ShouldHandle = args => new(args.Outcome.Exception is { } exception && args.Context.Properties.TryGetValue(s_retryKey, out var retry) && MayRetry(exception, retry, args.AttemptNumber)),
            DelayGenerator = static args => new(args.Context.Properties.TryGetValue(s_retryKey, out var retry) ? retry.Wait : null),
        })
        .Build();

    private bool MayRetry(Exception exception, SafeRetry retry, int attempt)
    {
        if (retry.Caller.IsCancellationRequested)
            return false;
        var found = _aggregator.Classify(exception);
        if (!found.IsRetryable && _retryWhen?.Invoke(exception) is not true)
            return false;
        retry.Wait = _times.Wait(attempt + 1, retry.Wait, found.RetryAfter);
        return retry.Deadline == 0 ? retry.Wait <= RetryTimes.LongestAskedWait : retry.Wait < TimeLeft(retry.Deadline) - WholeMilliseconds.Step;
    }

    private long Deadline() => _total == Timeout.InfiniteTimeSpan ? 0 : _time.GetTimestamp() + (long)(_total.TotalSeconds * _time.TimestampFrequency);

    private TimeSpan TimeLeft(long deadline) => _time.GetElapsedTime(_time.GetTimestamp(), deadline);

    private LinkedSource? Limit(long deadline, bool isFirst, CancellationToken caller)
    {
        var limit = _attempt;
        var isLast = false;
        if (deadline != 0)
        {
            var left = isFirst ? _total : TimeLeft(deadline);
            isLast = limit == Timeout.InfiniteTimeSpan || left <= limit;
            if (isLast)
                limit = left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }

        return limit == Timeout.InfiniteTimeSpan ? null : new(limit, _time, caller) { IsLast = isLast };
    }

    /// <summary>Counts a failed attempt, unless the caller cancelled it, and says what it failed with.</summary>
    private Exception Failed(Exception exception, LinkedSource? limit, long deadline, CancellationToken caller)
    {
        if (caller.IsCancellationRequested)
            return exception as OperationCanceledException ?? new OperationCanceledException(null, exception, caller);
        if (limit is { IsCancellationRequested: true })
        {
            exception = limit.IsLast || (deadline != 0 && TimeLeft(deadline) <= TimeSpan.Zero)
                ? new TimeoutException($"'{Name}' did not end within {_total.TotalSeconds} s; raise {nameof(SafeExecutorOptions.TotalTimeoutSeconds)}.", exception)
                : new TimeoutException($"An attempt of '{Name}' did not end within {_attempt.TotalSeconds} s; raise {nameof(SafeExecutorOptions.AttemptTimeoutSeconds)}.", exception);
        }

        _errors.RecordFailure(exception, _operation);
        return exception;
    }

    // The caller's cancellation wins over whatever the operation made of it.
    private static void ThrowIfCancelled(Exception exception, CancellationToken caller)
    {
        if (!caller.IsCancellationRequested)
            return;
        if (exception is OperationCanceledException)
            ExceptionDispatchInfo.Throw(exception);
        throw new OperationCanceledException(null, exception, caller);
    }

    private static TimeSpan Limit(double? seconds) => seconds is { } s ? TimeSpan.FromSeconds(s) : Timeout.InfiniteTimeSpan;
}
