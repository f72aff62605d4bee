using System.Runtime.CompilerServices;

namespace LlmAttributes;

/// <summary>Makes calls steps of the workflow around them.</summary>
internal static class WorkflowSteps
{
    /// <summary>Runs a call as a step.</summary>
    /// <param name="place">The workflow.</param>
    /// <param name="name">The call.</param>
    /// <param name="ask">Makes the call.</param>
    /// <param name="answerOf">What of its result is the answer.</param>
    /// <param name="cancellationToken">The token that the body gave the call.</param>
    public static async Task<T> RunAsync<T>(WorkflowPlace place, string name, Func<CancellationToken, Task<T>> ask, Func<T, object?> answerOf, CancellationToken cancellationToken)
    {
        var step = place.Run.NewStep(name);
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

    /// <summary>Reads a stream as a step.</summary>
    public static async IAsyncEnumerable<T> StreamAsync<T>(WorkflowPlace place, string name, IAsyncEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var step = place.Run.NewStep(name);
        using var scope = LlmScope.Begin(place with { Step = step });
        using var linked = Link(place.Run, cancellationToken);
        step.Begin();
        var hasFailed = false;
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
                    hasFailed = true;
                    step.Fail(exception);
                    throw;
                }

                yield return reader.Current;
            }
        }
        finally
        {
            scope.Enter();
            await reader.DisposeAsync().ConfigureAwait(false);
            if (!hasFailed)
                step.Succeed(null);
        }
    }

    // A body that gives its token to no call is cancelled all the same.
    private static CancellationTokenSource? Link(WorkflowRun run, CancellationToken given) =>
        run.Token.CanBeCanceled && run.Token != given ? CancellationTokenSource.CreateLinkedTokenSource(run.Token, given) : null;
}
