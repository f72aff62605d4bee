using System.Runtime.ExceptionServices;

namespace LlmAttributes;

/// <content>Steps of which one answer is wanted.</content>
public static partial class Workflow
{
    /// <summary>Runs steps side by side until one has a good answer; the others are cancelled and awaited.</summary>
    /// <typeparam name="T">The type of the answers.</typeparam>
    /// <param name="steps">The steps; each is taken when it begins.</param>
    /// <param name="isGood">Says whether an answer is good; by default every answer is.</param>
    /// <param name="maxConcurrency">How many run at once; by default all of them. With a limit, a step that ends without a good answer makes room for the next one.</param>
    /// <param name="cancellationToken">Cancels the running steps.</param>
    /// <returns>The first good answer.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxConcurrency"/> is below 1.</exception>
    /// <exception cref="LlmException">No step had a good answer; the inner exception is the last failure, if there was one.</exception>
    public static async Task<T> FirstGoodAsync<T>(
        IEnumerable<Func<CancellationToken, ValueTask<T>>> steps, Func<T, bool>? isGood = null, int maxConcurrency = int.MaxValue, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxConcurrency, 1);
        cancellationToken.ThrowIfCancellationRequested();
        using var losers = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var source = steps.GetEnumerator();
        var group = WorkflowBranch.NewGroup();
        var running = new List<Task<T>>();
        var count = 0;
        Exception? last = null;
        try
        {
            while (true)
            {
                while (running.Count < maxConcurrency && source.MoveNext())
                    running.Add(WorkflowBranch.RunAsync(group, count++, source.Current, losers.Token));
                if (running.Count == 0)
                    break;
                var ended = await Task.WhenAny(running).ConfigureAwait(false);
                running.Remove(ended);
                var outcome = await OutcomeOf(ended).ConfigureAwait(false);
                if (outcome.IsSuccess && isGood?.Invoke(outcome.Value!) != false)
                    return outcome.Value!;
                last = outcome.Error ?? last;
                cancellationToken.ThrowIfCancellationRequested();
                if (last is not null && IsTakenOver(last))
                    ExceptionDispatchInfo.Throw(last);
            }
        }
        finally
        {
            await losers.CancelAsync().ConfigureAwait(false);
            foreach (var loser in running)
                await OutcomeOf(loser).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        throw NoneIsGood(count, last);
    }

    /// <summary>Asks one step after the other until an answer is accepted: the cheap first, then the strong. A step that fails with <see cref="LlmException"/> leaves it to the next.</summary>
    /// <typeparam name="T">The type of the answers.</typeparam>
    /// <param name="steps">The steps.</param>
    /// <param name="isAccepted">Says whether an answer is accepted.</param>
    /// <param name="cancellationToken">Cancels the running step.</param>
    /// <returns>The first answer that is accepted.</returns>
    /// <exception cref="LlmException">No answer was accepted; the inner exception is the last failure, if there was one. When the time of the workflow around it is up, or another process has taken its run, nobody else is asked.</exception>
    public static async Task<T> EscalateAsync<T>(IEnumerable<Func<CancellationToken, ValueTask<T>>> steps, Func<T, bool> isAccepted, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(isAccepted);
        var count = 0;
        Exception? last = null;
        foreach (var step in steps)
        {
            cancellationToken.ThrowIfCancellationRequested();
            count++;
            try
            {
                var answer = await step(cancellationToken).ConfigureAwait(false);
                if (isAccepted(answer))
                    return answer;
            }
            catch (LlmException fault) when (!IsTakenOver(fault) && WorkflowPlace.Current?.Run.Late is null)
            {
                last = fault;
            }
        }

        throw NoneIsGood(count, last);
    }

    /// <summary>Whether another process goes on with the run around the running code, so that whatever is asked here would be paid for twice.</summary>
    internal static bool IsTakenOver(Exception exception) => WorkflowPlace.Current?.Run.IsTakenOver(exception) == true;

    private static async ValueTask<StepOutcome<T>> OutcomeOf<T>(Task<T> ended)
    {
        try
        {
            return StepOutcome<T>.Of(await ended.ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            return StepOutcome<T>.Of(exception);
        }
    }

    private static LlmException NoneIsGood(int count, Exception? last) =>
        new(LlmErrorKind.AllFailed, $"None of {count} steps gave an answer that is good enough{(last is null ? "" : "; the inner exception is the last failure")}; add a stronger step, or ask for less.", last);
}
