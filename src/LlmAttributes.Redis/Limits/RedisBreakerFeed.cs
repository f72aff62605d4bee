using System.Collections.Concurrent;
using System.Globalization;
using StackExchange.Redis;

namespace LlmAttributes;

/// <summary>The news of breakers in a <see cref="RedisStore"/>.</summary>
internal sealed class RedisBreakerFeed : IBreakerFeed
{
    private readonly RedisServer _server;
    private readonly string _process = Guid.NewGuid().ToString("N");
    private readonly string _channel;
    private readonly ConcurrentDictionary<string, Listener[]> _listeners = new(StringComparer.Ordinal);
    private int _isSubscribed;

    public RedisBreakerFeed(RedisServer server)
    {
        _server = server;
        _channel = (string)server.Key("breakers")!;
        server.CameBack += CatchUp;
    }

    public void Publish(string owner, TimeSpan openFor)
    {
        var milliseconds = ((long)openFor.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        _server.Post(BreakerScripts.Publish, [Key(owner)], [milliseconds, _channel, $"{_process} {milliseconds} {owner}"]);
    }

    public IDisposable Listen(string owner, Action<TimeSpan> heard)
    {
        ArgumentNullException.ThrowIfNull(heard);
        var listener = new Listener(this, owner, heard);
        _listeners.AddOrUpdate(owner, static (_, one) => [one], static (_, known, one) => [.. known, one], listener);
        if (Interlocked.Exchange(ref _isSubscribed, 1) == 0)
            _server.Subscribe(_channel, Receive);
        _ = ReadAsync(owner);
        return listener;
    }

    private RedisKey Key(string owner) => _server.Key("breaker:" + owner);

    // A message is the process that sends it, how long the breaker is open in ms, and whose it is.
    private void Receive(string message)
    {
        if (message.Split(' ', 3) is [var process, var text, var owner] && process != _process && long.TryParse(text, CultureInfo.InvariantCulture, out var milliseconds))
            Tell(owner, milliseconds);
    }

    // What was told while nobody could hear it.
    private void CatchUp()
    {
        foreach (var owner in _listeners.Keys)
            _ = ReadAsync(owner);
    }

    private async Task ReadAsync(string owner)
    {
        try
        {
            var left = (long)await _server.RunAsync(BreakerScripts.Read, [Key(owner)], []).ConfigureAwait(false);
            if (left > 0)
                Tell(owner, left);
        }
        catch (RedisAwayException)
        {
            // Read when the server is back.
        }
    }

    private void Tell(string owner, long milliseconds)
    {
        foreach (var listener in _listeners.GetValueOrDefault(owner) ?? [])
            listener.Heard(TimeSpan.FromMilliseconds(milliseconds));
    }

    private sealed class Listener(RedisBreakerFeed feed, string owner, Action<TimeSpan> heard) : IDisposable
    {
        public Action<TimeSpan> Heard => heard;

        public void Dispose() => feed._listeners.AddOrUpdate(owner, static (_, _) => [], static (_, known, one) => [.. known.Where(l => l != one)], this);
    }
}
