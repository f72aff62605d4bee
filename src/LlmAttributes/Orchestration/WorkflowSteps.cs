using System.Runtime.CompilerServices;

namespace LlmAttributes;

/// <summary>Makes calls steps of the workflow around them.</summary>
internal static class WorkflowSteps
{
    /// <summary>Runs a call as a step.</summary>
    /// <param name="place">The workflow.</param>
    /// <param name="step">The step.</param>
    /// <param name="ask">Makes the call.</param>
    /// <param name="answerOf">What of its result is the answer.</param>
    /// <param name="cancellationToken">The token that the body gave the call.</param>
    public static async Task<T> RunAsync<T>(WorkflowPlace place, WorkflowStep step, Func<CancellationToken, Task<T>> ask, Func<T, object?> answerOf, CancellationToken cancellationToken)
    {
        using var scope = LlmScope.Begin(place with { Step = step });
        using var linked = Link(place.Run, cancellationToken);
        step.Begin();
        try
        {
            var result = await ask(linked?.Token ?? cancellationToken).ConfigureAwait(false);
            step.Succeed(answerOf(result));
            return result;
        }
        catch (Exception exception)
        {
            step.Fail(exception);
            throw;
        }
    }

    /// <summary>Reads a stream as a step, which begins when the first item is asked for.</summary>
    public static async IAsyncEnumerable<T> StreamAsync<T>(WorkflowPlace place, Func<WorkflowStep> newStep, IAsyncEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var step = newStep();
        using var scope = LlmScope.Begin(place with { Step = step });
        using var linked = Link(place.Run, cancellationToken);
        step.Begin();
        var hasEnded = false;
        var reader = items.GetAsyncEnumerator(linked?.Token ?? cancellationToken);
        try
        {
            while (true)
            {
                // The reader may have come from elsewhere.
                scope.Enter();
                try
                {
                    if (!await reader.MoveNextAsync().ConfigureAwait(false))
                        break;
                }
                catch (Exception exception)
                {
                    hasEnded = true;
                    step.Fail(exception);
                    throw;
                }

                yield return reader.Current;
            }
        }
        finally
        {
            scope.Enter();
            await CloseAsync(step, reader, hasEnded).ConfigureAwait(false);
        }
    }

    private static async ValueTask CloseAsync(WorkflowStep step, IAsyncDisposable reader, bool hasEnded)
    {
        try
        {
            await reader.DisposeAsync().ConfigureAwait(false);
            if (!hasEnded)
                step.Succeed(null);
        }
        catch (Exception exception) when (!hasEnded)
        {
            step.Fail(exception);
            throw;
        }
    }

    // A body that gives its token to no call is cancelled all the same.
    private static CancellationTokenSource? Link(WorkflowRun run, CancellationToken given) =>
        run.Token.CanBeCanceled && run.Token != given ? CancellationTokenSource.CreateLinkedTokenSource(run.Token, given) : null;
}
