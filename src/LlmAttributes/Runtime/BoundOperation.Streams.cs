using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.RateLimiting;

namespace LlmAttributes.Runtime;

/// <content>Streams: attempts are repeated until the first item, which commits the stream to its attempt.</content>
public sealed partial class BoundOperation
{
    private const string FirstItemText = "'{0}' did not yield its first item within {1} s; raise AttemptSeconds or FirstTokenSeconds of [Timeout].";
    private const string IdleText = "'{0}' yielded nothing for {1} s; raise IdleSeconds of [Timeout].";

    /// <summary>Runs an operation that streams its result.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <typeparam name="T">The type of its items.</typeparam>
    /// <param name="state">Its arguments.</param>
    /// <param name="run">The operation.</param>
    /// <param name="cancellationToken">Cancels it, as does the token of the enumeration.</param>
    /// <returns>The items. Nothing runs before the first is asked for.</returns>
    public IAsyncEnumerable<T> Stream<TState, T>(TState state, Func<TState, CancellationToken, IAsyncEnumerable<T>> run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        return StreamCoreAsync(state, run, cancellationToken);
    }

    private async IAsyncEnumerable<T> StreamCoreAsync<TState, T>(
        TState state, Func<TState, CancellationToken, IAsyncEnumerable<T>> run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var trace = Begin();
        OperationStream<T>? stream = null;
        RateLimitLease? turn = null;
        try
        {
            var progress = new OperationProgress { Deadline = NewDeadline(), Trace = trace };
            try
            {
                if (_bulkhead is not null)
                    turn = await EnterBulkheadAsync(progress.Deadline, cancellationToken).ConfigureAwait(false);
                progress.HasWaited = turn is not null;
                stream = await OpenAsync(state, run, progress, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                trace?.Fail(exception);
                throw;
            }

            while (stream.HasItem)
            {
                yield return stream.Items.Current;
                trace?.Resume();
                if (await MoveAsync(stream, cancellationToken).ConfigureAwait(false) is not { } failure)
                    continue;
                trace?.Fail(failure);
                ExceptionDispatchInfo.Throw(failure);
            }
        }
        finally
        {
            try
            {
                if (stream is not null)
                    await CloseAsync(stream).ConfigureAwait(false);
            }
            finally
            {
                turn?.Dispose();
            }
        }
    }

    private async ValueTask<OperationStream<T>> OpenAsync<TState, T>(
        TState state, Func<TState, CancellationToken, IAsyncEnumerable<T>> run, OperationProgress progress, CancellationToken caller)
    {
        while (true)
        {
            IAsyncEnumerator<T>? items = null;
            Exception failure;
            try
            {
                while (PassBreaker(ref progress) is { } pause)
                    await WholeMilliseconds.DelayAsync(pause, _time, caller).ConfigureAwait(false);
                var token = BeginLimit(ref progress, _firstItem, caller, isLimitedLater: _idle != Timeout.InfiniteTimeSpan);
                progress.Trace?.BeginAttempt(isStream: true);
                items = run(state, token).GetAsyncEnumerator(token);
                var hasItem = await items.MoveNextAsync().ConfigureAwait(false);
                progress.Source?.Limit(Timeout.InfiniteTimeSpan);
                return new(items, hasItem, progress);
            }
            catch (Exception exception)
            {
                failure = Failed(ref progress, exception, FirstItemText, _firstItem, caller);
            }

            if (items is not null)
                await DisposeQuietlyAsync(items).ConfigureAwait(false);
            if (WaitBeforeRetry(ref progress, failure) is not { } wait)
                ExceptionDispatchInfo.Throw(failure);
            else
                await WholeMilliseconds.DelayAsync(wait, _time, caller).ConfigureAwait(false);
        }
    }

    /// <summary>Moves a stream on. Its source alone is timed, not the reader between two items.</summary>
    /// <returns>What ends the stream, or <see langword="null"/>.</returns>
    private async ValueTask<Exception?> MoveAsync<T>(OperationStream<T> stream, CancellationToken caller)
    {
        try
        {
            caller.ThrowIfCancellationRequested();
            stream.Progress.Source?.Limit(ItemLimit(ref stream.Progress));
            stream.HasItem = await stream.Items.MoveNextAsync().ConfigureAwait(false);
            stream.Progress.Source?.Limit(Timeout.InfiniteTimeSpan);
            return null;
        }
        catch (Exception exception)
        {
            stream.HasFailed = true;
            return Failed(ref stream.Progress, exception, IdleText, _idle, caller);
        }
    }

    private TimeSpan ItemLimit(ref OperationProgress progress)
    {
        if (progress.Deadline == 0)
            return _idle;
        var left = TimeLeft(progress.Deadline);
        if (left <= TimeSpan.Zero)
            throw TotalTimeout(null);
        var isLast = IsFirst(left, _idle);
        if (progress.Source is not null)
            progress.Source.IsLast = isLast;
        return isLast ? left : _idle;
    }

    // A reader that stops early is no failure.
    private async ValueTask CloseAsync<T>(OperationStream<T> stream)
    {
        if (stream.HasFailed)
        {
            await DisposeQuietlyAsync(stream.Items).ConfigureAwait(false);
            return;
        }

        try
        {
            await stream.Items.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            Succeeded(ref stream.Progress);
        }
    }

    // The outcome is decided; an implementation that fails while it is put away must not replace it.
    private static async ValueTask DisposeQuietlyAsync(IAsyncDisposable items)
    {
        try
        {
            await items.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
        }
    }
}
