using System.ComponentModel;
using System.Runtime.ExceptionServices;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;

namespace LlmAttributes.Runtime;

/// <summary>Runs one method of a decorated interface under its policies: trace, cache, total limit, bulkhead, retry, breaker, limits of the attempt.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class BoundOperation
{
    private readonly LlmRuntime _runtime;
    private readonly ILogger _logger;
    private readonly CallPlan _plan;
    private readonly string _name;
    private readonly TimeProvider _time;
    private readonly TimeSpan _total;
    private readonly TimeSpan _attempt;
    private readonly TimeSpan _firstItem;
    private readonly TimeSpan _idle;
    private readonly RetryTimes? _retry;
    private readonly Bulkhead? _bulkhead;
    private readonly ModelBreaker? _breaker;
    private readonly ErrorCounter _errors;
    private readonly CallTelemetry? _telemetry;

    internal BoundOperation(LlmRuntime runtime, CallPlan plan, ModelBreaker? breaker, ILogger? logger = null)
    {
        _runtime = runtime;
        _logger = logger ?? runtime.Logger;
        _plan = plan;
        _name = plan.FullName;
        _time = runtime.Time;
        _errors = runtime.Errors.Open(LlmComponents.ErrorHandler);
        _total = Limit(plan.Timeout?.TotalSeconds);
        _attempt = Limit(plan.Timeout?.AttemptSeconds);
        _firstItem = Shorter(_attempt, Limit(plan.Timeout?.FirstTokenSeconds));
        _idle = Limit(plan.Timeout?.IdleSeconds);
        _retry = plan.Retry is { } retry ? new(retry, runtime.Random) : null;
        _bulkhead = plan.Bulkhead is { } bulkhead ? new(bulkhead, runtime.Time) : null;
        _breaker = breaker;
        _telemetry = plan.Trace || runtime.Observers.Length > 0 ? new(runtime, plan, new([], [])) : null;
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
        }, null, cancellationToken);

    /// <summary>Runs an operation.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="state">Its arguments.</param>
    /// <param name="run">The operation.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Its result.</returns>
    public Task<T> RunAsync<TState, T>(TState state, Func<TState, CancellationToken, Task<T>> run, CancellationToken cancellationToken) =>
        RunCoreAsync((state, run), static (s, token) => new ValueTask<T>(s.run(s.state, token)), null, cancellationToken);

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
        }, null, cancellationToken));

    /// <summary>Runs an operation.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="state">Its arguments.</param>
    /// <param name="run">The operation.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Its result.</returns>
    public ValueTask<T> RunValueAsync<TState, T>(TState state, Func<TState, CancellationToken, ValueTask<T>> run, CancellationToken cancellationToken) =>
        new(RunCoreAsync((state, run), static (s, token) => s.run(s.state, token), null, cancellationToken));

    /// <summary>Runs a synchronous operation; its trace and its breaker apply.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <param name="state">Its arguments.</param>
    /// <param name="run">The operation.</param>
    public void Run<TState>(TState state, Action<TState> run) => Run((state, run), static s =>
    {
        s.run(s.state);
        return true;
    });

    /// <summary>Runs a synchronous operation; its trace and its breaker apply.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="state">Its arguments.</param>
    /// <param name="run">The operation.</param>
    /// <returns>Its result.</returns>
    public T Run<TState, T>(TState state, Func<TState, T> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return RunCore(state, run, null);
    }

    private T RunCore<TState, T>(TState state, Func<TState, T> run, OperationTrace? outer)
    {
        using var trace = outer is null ? Begin() : null;
        var progress = new OperationProgress { Trace = outer ?? trace };
        try
        {
            PassBreaker(ref progress);
            progress.Trace?.BeginAttempt(isStream: false);
            var result = run(state);
            Succeeded(ref progress);
            return result;
        }
        catch (Exception exception)
        {
            Failed(ref progress, exception);
            trace?.Fail(exception);
            throw;
        }
    }

    private async Task<T> RunCoreAsync<TState, T>(TState state, Func<TState, CancellationToken, ValueTask<T>> run, OperationTrace? outer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var trace = outer is null ? Begin() : null;
        var progress = new OperationProgress { Deadline = NewDeadline(), Trace = outer ?? trace };
        RateLimitLease? turn = null;
        try
        {
            if (_bulkhead is not null)
                turn = await EnterBulkheadAsync(progress.Deadline, cancellationToken).ConfigureAwait(false);
            progress.HasWaited = turn is not null;
            while (true)
            {
                Exception failure;
                try
                {
                    while (PassBreaker(ref progress) is { } pause)
                        await WholeMilliseconds.DelayAsync(pause, _time, cancellationToken).ConfigureAwait(false);
                    var token = BeginLimit(ref progress, _attempt, cancellationToken);
                    progress.Trace?.BeginAttempt(isStream: false);
                    var result = await run(state, token).ConfigureAwait(false);
                    Succeeded(ref progress);
                    return result;
                }
                catch (Exception exception)
                {
                    failure = Failed(ref progress, exception, "An attempt of '{0}' did not end within {1} s; raise AttemptSeconds of [Timeout].", _attempt, cancellationToken);
                }

                if (WaitBeforeRetry(ref progress, failure) is not { } wait)
                    ExceptionDispatchInfo.Throw(failure);
                else
                    await WholeMilliseconds.DelayAsync(wait, _time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            trace?.Fail(exception);
            throw;
        }
        finally
        {
            turn?.Dispose();
        }
    }

    private OperationTrace? Begin() => _telemetry is { IsListening: true } ? new(_telemetry) : null;

    private static TimeSpan Limit(double? seconds) => seconds is { } s ? TimeSpan.FromSeconds(s) : Timeout.InfiniteTimeSpan;

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) =>
        left == Timeout.InfiniteTimeSpan || (right != Timeout.InfiniteTimeSpan && right < left) ? right : left;
}
