using System.Collections.Concurrent;

namespace LlmAttributes;

/// <content>What the runtime shares with those of other processes.</content>
public sealed partial class LlmRuntime
{
    private readonly ConcurrentBag<IDisposable> _listening = [];

    internal RuntimeSharing Sharing { get; }

    private ModelBreaker NewBreaker(string owner)
    {
        var breaker = new ModelBreaker(owner, _breaker, Time, Logger, Sharing.Breakers);
        if (Sharing.Breakers is { } feed)
            _listening.Add(feed.Listen(owner, breaker.Hear));
        return breaker;
    }

    private void EndListening()
    {
        while (_listening.TryTake(out var listening))
            listening.Dispose();
    }
}
