using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace LlmAttributes.Runtime;

/// <summary>Makes a call for many items. Generated code hands over the call.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ManyCalls
{
    /// <summary>Makes a call for each item of a collection.</summary>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <typeparam name="TResult">The type of the results.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="plan">What the attribute declares.</param>
    /// <param name="options">What this run does differently.</param>
    /// <param name="call">Makes the call for one item.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The outcome of each item.</returns>
    public static IAsyncEnumerable<ManyOutcome<TItem, TResult>> RunAsync<TItem, TResult>(
        IEnumerable<TItem> items, ManyPlan plan, ManyOptions? options, Func<TItem, LlmCallOptions?, CancellationToken, Task<TResult>> call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(items);
        options ??= new();
        return RunAsync(Each(items), plan, options.Total is null && items.TryGetNonEnumeratedCount(out var count) ? options with { Total = count } : options, call, cancellationToken);
    }

    /// <summary>Makes a call for each item of a stream, which is read as far as items are begun.</summary>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <typeparam name="TResult">The type of the results.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="plan">What the attribute declares.</param>
    /// <param name="options">What this run does differently.</param>
    /// <param name="call">Makes the call for one item.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The outcome of each item.</returns>
    public static IAsyncEnumerable<ManyOutcome<TItem, TResult>> RunAsync<TItem, TResult>(
        IAsyncEnumerable<TItem> items, ManyPlan plan, ManyOptions? options, Func<TItem, LlmCallOptions?, CancellationToken, Task<TResult>> call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(call);
        options ??= new();
        options.Validate();
        return OutcomesAsync(items, plan, options, call, cancellationToken);
    }

    private static async IAsyncEnumerable<ManyOutcome<TItem, TResult>> OutcomesAsync<TItem, TResult>(
        IAsyncEnumerable<TItem> items, ManyPlan plan, ManyOptions options, Func<TItem, LlmCallOptions?, CancellationToken, Task<TResult>> call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var around = Activity.Current;
        using var span = plan.Trace ? Instruments.Source.StartActivity($"{plan.Contract}.{plan.Call}") : null;
        span?.SetTag(SemConv.Client, plan.Contract).SetTag(SemConv.Method, plan.Call);
        Activity.Current = around;
        using var run = new ManyRun<TItem, TResult>(call, options, plan.Limits(options), new(options, $"{plan.Contract}.{plan.Call}", span), span, cancellationToken);
        var source = items.GetAsyncEnumerator(run.Token);
        Task<bool>? reading = null;
        try
        {
            for (var hasMore = true; hasMore || !run.IsIdle;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (hasMore && run.HasPlace)
                {
                    reading ??= source.MoveNextAsync().AsTask();

                    // A run that is over waits for nothing more of its source.
                    if (!reading.IsCompleted && run.Over is not null)
                        hasMore = false;
                    if (reading.IsCompleted)
                    {
                        hasMore = await HasNextAsync(reading, run, cancellationToken).ConfigureAwait(false);
                        reading = null;
                        if (hasMore)
                            run.Begin(source.Current);
                        continue;
                    }
                }

                if (run.TryTake(out var outcome))
                {
                    yield return outcome!;
                    continue;
                }

                IEnumerable<Task> awaited = reading is null || !hasMore ? run.Awaited : run.Awaited.Prepend(reading);
                await Task.WhenAny(awaited).WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            await run.EndAsync().ConfigureAwait(false);
            if (reading is not null)
                await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await source.DisposeAsync().ConfigureAwait(false);
        }
    }

    // A source that gives up since the run is over has no more items.
    private static async ValueTask<bool> HasNextAsync<TItem, TResult>(Task<bool> reading, ManyRun<TItem, TResult> run, CancellationToken cancellationToken)
    {
        try
        {
            return await reading.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (run.Token.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async IAsyncEnumerable<T> Each<T>(IEnumerable<T> items)
    {
        foreach (var item in items)
            yield return item;
        await Task.CompletedTask.ConfigureAwait(false);
    }
}
