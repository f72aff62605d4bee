using System.ComponentModel;
using Polly;
using Polly.Retry;

namespace LlmAttributes.Runtime;

/// <summary>Runs one method of a decorated interface under its policies: trace, total limit, retry, attempt limit.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BoundOperation
{
    private readonly LlmRuntime _runtime;
    private readonly CallPlan _plan;
    private readonly TimeSpan _total;
    private readonly TimeSpan _attempt;
    private readonly ResiliencePipeline? _retry;
    private readonly ErrorCounter _errors;

    internal BoundOperation(LlmRuntime runtime, CallPlan plan)
    {
        _runtime = runtime;
        _plan = plan;
        _errors = runtime.Errors.Open(LlmComponents.ErrorHandler);
        _total = Limit(plan.Timeout?.TotalSeconds);
        _attempt = Limit(plan.Timeout?.AttemptSeconds);
        _retry = plan.Retry is { } retry ? Retry(new(retry, runtime.Random)) : null;
    }

    /// <summary>Runs an operation without result.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <param name="state">Its arguments.</param>
    /// <param name="run">The operation.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>A task that ends with the operation.</returns>
    public Task RunAsync<TState>(TState state, Func<TState, CancellationToken, Task> run, CancellationToken cancellationToken) =>
        RunCoreAsync(state: (state, run), static async (s, token) =>
        {
            await s.run(s.state, token).ConfigureAwait(false);
            return true;
        }, cancellationToken);

    /// <summary>Runs an operation.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="state">Its arguments.</param>
    /// <param name="run">The operation.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Its result.</returns>
    public Task<T> RunAsync<TState, T>(TState state, Func<TState, CancellationToken, Task<T>> run, CancellationToken cancellationToken) =>
        RunCoreAsync((state, run), static (s, token) => new ValueTask<T>(s.run(s.state, token)), cancellationToken);

    /// <summary>Runs an operation without result.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <param name="state">Its arguments.</param>
    /// <param name="run">The operation.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>A task that ends with the operation.</returns>
    public ValueTask RunValueAsync<TState>(TState state, Func<TState, CancellationToken, ValueTask> run, CancellationToken cancellationToken) =>
        new(RunCoreAsync((state, run), static async (s, token) =>
        {
            await s.run(s.state, token).ConfigureAwait(false);
            return true;
        }, cancellationToken));

    /// <summary>Runs an operation.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="state">Its arguments.</param>
    /// <param name="run">The operation.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Its result.</returns>
    public ValueTask<T> RunValueAsync<TState, T>(TState state, Func<TState, CancellationToken, ValueTask<T>> run, CancellationToken cancellationToken) =>
        new(RunCoreAsync((state, run), static (s, token) => s.run(s.state, token), cancellationToken));

    /// <summary>Runs a synchronous operation; only its trace applies.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <param name="state">Its arguments.</param>
    /// <param name="run">The operation.</param>
    public void Run<TState>(TState state, Action<TState> run) => Run((state, run), static s =>
    {
        s.run(s.state);
        return true;
    });

    /// <summary>Runs a synchronous operation; only its trace applies.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="state">Its arguments.</param>
    /// <param name="run">The operation.</param>
    /// <returns>Its result.</returns>
    public T Run<TState, T>(TState state, Func<TState, T> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var trace = Begin();
        try
        {
            var result = run(state);
            _errors.RecordSuccess();
            return result;
        }
        catch (Exception exception)
        {
            if (exception is not OperationCanceledException)
                _errors.RecordFailure(exception, _plan.FullName);
            trace?.Fail(exception);
            throw;
        }
    }

    private async Task<T> RunCoreAsync<TState, T>(TState state, Func<TState, CancellationToken, ValueTask<T>> run, CancellationToken cancellationToken)
    {
        using var trace = Begin();
        using var total = Source(_total, cancellationToken);
        var token = total?.Token ?? cancellationToken;
        try
        {
            var result = _retry is null
                ? await AttemptAsync(state, run, token).ConfigureAwait(false)
                : await _retry.ExecuteAsync(static (s, attemptToken) => s.Self.AttemptAsync(s.state, s.run, attemptToken), (Self: this, state, run), token).ConfigureAwait(false);
            _errors.RecordSuccess();
            return result;
        }
        catch (OperationCanceledException exception) when (total is { IsCancellationRequested: true } && !cancellationToken.IsCancellationRequested)
        {
            var timeout = new TimeoutException($"'{_plan.FullName}' did not end within {_total.TotalSeconds} s; raise TotalSeconds of [Timeout].", exception);
            _errors.RecordFailure(timeout, _plan.FullName);
            trace?.Fail(timeout);
            throw timeout;
        }
        catch (Exception exception)
        {
            trace?.Fail(exception);
            throw;
        }
    }

    private async ValueTask<T> AttemptAsync<TState, T>(TState state, Func<TState, CancellationToken, ValueTask<T>> run, CancellationToken cancellationToken)
    {
        using var attempt = Source(_attempt, cancellationToken);
        try
        {
            return await run(state, attempt?.Token ?? cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (attempt is { IsCancellationRequested: true } && !cancellationToken.IsCancellationRequested)
        {
            var timeout = new TimeoutException($"An attempt of '{_plan.FullName}' did not end within {_attempt.TotalSeconds} s; raise AttemptSeconds of [Timeout].", exception);
            _errors.RecordFailure(timeout, _plan.FullName);
            throw timeout;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            _errors.RecordFailure(exception, _plan.FullName);
            throw;
        }
    }

    // A decorated interface may throw anything; what is retried is what the classifier knows to pass.
    private ResiliencePipeline? Retry(RetryTimes times) => times.MaxAttempts <= 1
        ? null
        : new ResiliencePipelineBuilder { Name = _plan.Contract, InstanceName = _plan.Call, TimeProvider = _runtime.Time }
            .AddRetry(new RetryStrategyOptions
            {
                Name = "retry",
                MaxRetryAttempts = times.MaxAttempts - 1,
                ShouldHandle = args => new(args.Outcome.Exception is { } exception and not OperationCanceledException && _runtime.Classifier.Classify(exception).IsRetryable),
                DelayGenerator = args => new(times.Wait(args.AttemptNumber + 1, null)),
            })
            .Build();

    private LinkedSource? Source(TimeSpan limit, CancellationToken caller) => limit == Timeout.InfiniteTimeSpan ? null : new(limit, _runtime.Time, caller);

    private OperationTrace? Begin() => _plan.Trace && (_runtime.TracerOrNull is not null || Instruments.AnyListening) ? new(_runtime, _plan) : null;

    private static TimeSpan Limit(double? seconds) => seconds is { } s ? TimeSpan.FromSeconds(s) : Timeout.InfiniteTimeSpan;
}
