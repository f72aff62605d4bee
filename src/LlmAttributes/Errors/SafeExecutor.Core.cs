using System.Runtime.ExceptionServices;
using Polly;

namespace LlmAttributes;

// The first attempt is made outside of the pipeline, which is entered only by an error: a success pays for no retry.
public sealed partial class SafeExecutor
{
    private async Task<T> RunCoreAsync<TState, T>(
        TState state, Func<TState, CancellationToken, ValueTask<T>> run, Func<TState, Exception, CancellationToken, ValueTask<T>>? fallback, CancellationToken caller)
    {
        caller.ThrowIfCancellationRequested();
        var start = Start();
        var deadline = Deadline();
        var outcome = await AttemptAsync(state, run, deadline, isFirst: true, caller).ConfigureAwait(false);
        if (outcome.Exception is not null && _retry is not null && !caller.IsCancellationRequested)
            outcome = await RetryAsync(outcome, state, run, new(deadline, caller)).ConfigureAwait(false);
        if (outcome.Exception is not { } exception)
        {
            _errors.RecordSuccess();
            Trace(start, null);
            return outcome.Result!;
        }

        Trace(start, exception);
        ThrowIfCancelled(exception, caller);
        if (fallback is null)
            ExceptionDispatchInfo.Throw(exception);
        try
        {
            return await fallback(state, exception, caller).ConfigureAwait(false);
        }
        catch (Exception second)
        {
            second = Failed(second, null, 0, caller);
            ThrowIfCancelled(second, caller);
            throw;
        }
    }

    private async ValueTask<Outcome<T>> RetryAsync<TState, T>(Outcome<T> first, TState state, Func<TState, CancellationToken, ValueTask<T>> run, SafeRetry retry)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, retry.Caller);
        context.Properties.Set(s_retryKey, retry);
        var outcome = await _retry!.ExecuteOutcomeAsync(
            static (_, s) =>
            {
                if (s.retry.HasBegun)
                    return s.Self.AttemptAsync(s.state, s.run, s.retry.Deadline, isFirst: false, s.retry.Caller);
                s.retry.HasBegun = true;
                return new(s.first);
            },
            context,
            (Self: this, first, state, run, retry)).ConfigureAwait(false);
        ResilienceContextPool.Shared.Return(context);
        return outcome;
    }

    private async ValueTask<Outcome<T>> AttemptAsync<TState, T>(TState state, Func<TState, CancellationToken, ValueTask<T>> run, long deadline, bool isFirst, CancellationToken caller)
    {
        using var limit = Limit(deadline, isFirst, caller);
        try
        {
            return Outcome.FromResult(await run(state, limit?.Token ?? caller).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            return Outcome.FromException<T>(Failed(exception, limit, deadline, caller));
        }
    }

    private T RunCore<TState, T>(TState state, Func<TState, CancellationToken, T> run, Func<TState, Exception, CancellationToken, T>? fallback, CancellationToken caller)
    {
        caller.ThrowIfCancellationRequested();
        var start = Start();
        var deadline = Deadline();
        var outcome = Attempt(state, run, deadline, isFirst: true, caller);
        if (outcome.Exception is not null && _retry is not null && !caller.IsCancellationRequested)
            outcome = Retry(outcome, state, run, new(deadline, caller));
        if (outcome.Exception is not { } exception)
        {
            _errors.RecordSuccess();
            Trace(start, null);
            return outcome.Result!;
        }

        Trace(start, exception);
        ThrowIfCancelled(exception, caller);
        if (fallback is null)
            ExceptionDispatchInfo.Throw(exception);
        try
        {
            return fallback(state, exception, caller);
        }
        catch (Exception second)
        {
            second = Failed(second, null, 0, caller);
            ThrowIfCancelled(second, caller);
            throw;
        }
    }

    // Stays on the caller's thread, waits included: a synchronous operation may depend on it.
    private Outcome<T> Retry<TState, T>(Outcome<T> first, TState state, Func<TState, CancellationToken, T> run, SafeRetry retry)
    {
        var context = ResilienceContextPool.Shared.Get(retry.Caller);
        context.Properties.Set(s_retryKey, retry);
        try
        {
            return Outcome.FromResult(_retry!.Execute(
                static (_, s) =>
                {
                    var outcome = s.retry.HasBegun ? s.Self.Attempt(s.state, s.run, s.retry.Deadline, isFirst: false, s.retry.Caller) : s.first;
                    s.retry.HasBegun = true;
                    outcome.ThrowIfException();
                    return outcome.Result!;
                },
                context,
                (Self: this, first, state, run, retry)));
        }
        catch (Exception exception)
        {
            return Outcome.FromException<T>(exception);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private Outcome<T> Attempt<TState, T>(TState state, Func<TState, CancellationToken, T> run, long deadline, bool isFirst, CancellationToken caller)
    {
        using var limit = Limit(deadline, isFirst, caller);
        try
        {
            return Outcome.FromResult(run(state, limit?.Token ?? caller));
        }
        catch (Exception exception)
        {
            return Outcome.FromException<T>(Failed(exception, limit, deadline, caller));
        }
    }
}
