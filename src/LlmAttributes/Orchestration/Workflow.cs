using System.Runtime.CompilerServices;

namespace LlmAttributes;

/// <summary>Puts steps together: one after the other, side by side, until one is good. A step is any asynchronous function; within a <see cref="WorkflowAttribute">workflow</see> the calls that it makes are told as its steps.</summary>
/// <remarks>
/// What is cancelled is awaited: when a method returns or throws, nothing of it runs on. The caller's cancellation reaches every step and surfaces as <see cref="OperationCanceledException"/>.
/// </remarks>
public static partial class Workflow
{
    /// <summary>How many steps run at once where nothing else is said.</summary>
    public const int DefaultConcurrency = 4;

    // The steps hang on the exception that the body threw, which stays what it is, and live as long as it does. Its Data would end up in logs.
    private static readonly ConditionalWeakTable<Exception, IReadOnlyList<WorkflowStepReport>> s_steps = [];

    /// <summary>Gets what a workflow had done when it failed, also where it let an exception of its body or a cancellation through as it was.</summary>
    /// <param name="exception">What the workflow threw.</param>
    /// <returns>The steps that had ended, with their answers, in the order in which they ended; of workflows in one another those of the outermost. None for an exception of no workflow.</returns>
    public static IReadOnlyList<WorkflowStepReport> StepsOf(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception is WorkflowException fault ? fault.Steps : s_steps.TryGetValue(exception, out var steps) ? steps : [];
    }

    internal static void Remember(Exception exception, IReadOnlyList<WorkflowStepReport> steps) => s_steps.AddOrUpdate(exception, steps);

    /// <summary>Runs steps one after the other; the first failure ends it.</summary>
    /// <typeparam name="T">The type of the answers.</typeparam>
    /// <param name="steps">The steps.</param>
    /// <param name="cancellationToken">Cancels the running step.</param>
    /// <returns>The answers in the order of the steps.</returns>
    public static async Task<IReadOnlyList<T>> SequenceAsync<T>(IEnumerable<Func<CancellationToken, ValueTask<T>>> steps, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(steps);
        List<T> answers = [];
        foreach (var step in steps)
        {
            cancellationToken.ThrowIfCancellationRequested();
            answers.Add(await step(cancellationToken).ConfigureAwait(false));
        }

        return answers;
    }

    /// <summary>Runs a step for each item, several at once; the first failure cancels and awaits the others.</summary>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <typeparam name="T">The type of the answers.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="step">The step.</param>
    /// <param name="maxConcurrency">How many run at once.</param>
    /// <param name="cancellationToken">Cancels the running steps.</param>
    /// <returns>The answers in the order of the items.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxConcurrency"/> is below 1.</exception>
    public static async Task<IReadOnlyList<T>> ParallelAsync<TItem, T>(
        IEnumerable<TItem> items, Func<TItem, CancellationToken, ValueTask<T>> step, int maxConcurrency = DefaultConcurrency, CancellationToken cancellationToken = default)
    {
        var run = new ParallelRun<TItem, T>(items, step, maxConcurrency) { StopsAtFailure = true };
        var outcomes = await run.RunAsync(cancellationToken).ConfigureAwait(false);
        return Array.ConvertAll(outcomes, static outcome => outcome.Value!);
    }

    /// <summary>Runs a step for each item, several at once, and collects what becomes of each: a failure ends no other step, but that another process has taken the run.</summary>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <typeparam name="T">The type of the answers.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="step">The step.</param>
    /// <param name="maxConcurrency">How many run at once.</param>
    /// <param name="cancellationToken">Cancels the running steps, and with them the whole.</param>
    /// <returns>The outcomes in the order of the items.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxConcurrency"/> is below 1.</exception>
    public static async Task<IReadOnlyList<StepOutcome<T>>> CollectAsync<TItem, T>(
        IEnumerable<TItem> items, Func<TItem, CancellationToken, ValueTask<T>> step, int maxConcurrency = DefaultConcurrency, CancellationToken cancellationToken = default) =>
        await new ParallelRun<TItem, T>(items, step, maxConcurrency).RunAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Runs a step for each item, several at once, and makes one answer of theirs.</summary>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <typeparam name="TPart">The type of the answers to items.</typeparam>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="map">The step for one item; the first failure cancels and awaits the others.</param>
    /// <param name="reduce">Makes one answer of the answers in the order of the items.</param>
    /// <param name="maxConcurrency">How many run at once.</param>
    /// <param name="cancellationToken">Cancels the running steps.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxConcurrency"/> is below 1.</exception>
    public static async Task<T> MapReduceAsync<TItem, TPart, T>(
        IEnumerable<TItem> items,
        Func<TItem, CancellationToken, ValueTask<TPart>> map,
        Func<IReadOnlyList<TPart>, CancellationToken, ValueTask<T>> reduce,
        int maxConcurrency = DefaultConcurrency,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reduce);
        var parts = await ParallelAsync(items, map, maxConcurrency, cancellationToken).ConfigureAwait(false);
        return await reduce(parts, cancellationToken).ConfigureAwait(false);
    }
}
