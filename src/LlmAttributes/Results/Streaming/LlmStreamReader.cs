namespace LlmAttributes.Runtime;

/// <summary>Reads a stream, and tells how it ended.</summary>
internal sealed class LlmStreamReader<T>(IAsyncEnumerator<T> items, Func<StreamFacts?> facts, TaskCompletionSource<LlmResult<IReadOnlyList<T>>> completion) : IAsyncEnumerator<T>
{
    private readonly List<T> _yielded = [];

    public T Current => items.Current;

    public async ValueTask<bool> MoveNextAsync()
    {
        try
        {
            if (await items.MoveNextAsync().ConfigureAwait(false))
            {
                _yielded.Add(items.Current);
                return true;
            }

            Complete();
            return false;
        }
        catch (OperationCanceledException exception)
        {
            completion.TrySetCanceled(exception.CancellationToken);
            throw;
        }
        catch (Exception exception)
        {
            // Whoever reads the stream has the exception already; it must not come up a second time because nobody asked for the facts.
            completion.TrySetException(exception);
            _ = completion.Task.Exception;
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await items.DisposeAsync().ConfigureAwait(false);
        Complete();
    }

    private void Complete()
    {
        if (facts() is not { } known)
        {
            completion.TrySetCanceled();
            return;
        }

        // What an ensemble streams is text.
        completion.TrySetResult(known.Ensemble is { } ensemble
            ? ensemble.Of<IReadOnlyList<T>>(_yielded, static text => (IReadOnlyList<T>)(object)new[] { text })
            : known.ToResult<IReadOnlyList<T>>(_yielded));
    }
}
