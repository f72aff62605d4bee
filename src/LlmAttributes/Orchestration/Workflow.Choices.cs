namespace LlmAttributes;

/// <content>Steps of which one answer is wanted.</content>
public static partial class Workflow
{
    /// <summary>Runs steps side by side until one has a good answer; the others are cancelled and awaited.</summary>
    /// <typeparam name="T">The type of the answers.</typeparam>
    /// <param name="steps">The steps.</param>
    /// <param name="isGood">Says whether an answer is good; by default every answer is.</param>
    /// <param name="cancellationToken">Cancels the running steps.</param>
    /// <returns>The first good answer.</returns>
    /// <exception cref="LlmException">No step had a good answer; the inner exception is the last failure, if there was one.</exception>
    public static async Task<T> FirstGoodAsync<T>(IEnumerable<Func<CancellationToken, ValueTask<T>>> steps, Func<T, bool>? isGood = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(steps);
        cancellationToken.ThrowIfCancellationRequested();
        using var losers = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var group = WorkflowBranch.NewGroup();
        var running = steps.Select((step, i) => WorkflowBranch.RunAsync(group, i, step, losers.Token)).ToList();
        var count = running.Count;
        Exception? last = null;
        try
        {
            while (running.Count > 0)
            {
                var ended = await Task.WhenAny(running).ConfigureAwait(false);
                running.Remove(ended);
                var outcome = await OutcomeOf(ended).ConfigureAwait(false);
                if (outcome.IsSuccess && isGood?.Invoke(outcome.Value!) != false)
                    return outcome.Value!;
                last = outcome.Error ?? last;
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
    /// <exception cref="LlmException">No answer was accepted; the inner exception is the last failure, if there was one. When the time of the workflow around it is up, nobody else is asked.</exception>
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
            catch (LlmException fault) when (WorkflowPlace.Current?.Run.Late is null)
            {
                last = fault;
            }
        }

        throw NoneIsGood(count, last);
    }

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
