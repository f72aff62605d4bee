using System.Collections.Concurrent;

namespace LlmAttributes;

/// <content>What the runtime shares with those of other processes, and what ends with it.</content>
public sealed partial class LlmRuntime
{
    private readonly ConcurrentBag<IDisposable> _listening = [];
    private readonly ConcurrentQueue<IAsyncDisposable> _owned;

    internal RuntimeSharing Sharing { get; }

    private ModelBreaker NewBreaker(string owner)
    {
        var breaker = new ModelBreaker(owner, _breaker, Time, Logger, Sharing.Breakers);
        if (Sharing.Breakers is { } feed)
            _listening.Add(feed.Listen(owner, breaker.Hear));
        return breaker;
    }

    private void StopListening()
    {
        if (_host is null)
            Errors.Stop();
        while (_listening.TryTake(out var listening))
            listening.Dispose();
    }

    private async ValueTask EndOwnedAsync()
    {
        while (_owned.TryDequeue(out var owned))
            await owned.DisposeAsync().ConfigureAwait(false);
    }

    private void EndOwned()
    {
        while (_owned.TryDequeue(out var owned))
            (owned as IDisposable)?.Dispose();
    }
}
