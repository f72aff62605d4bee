using System.Collections.Concurrent;

namespace LlmAttributes;

/// <summary>The turns of round robin in a <see cref="RedisStore"/>.</summary>
internal sealed class RedisTurnStore(RedisServer server) : ITurnStore
{
    private readonly ConcurrentDictionary<string, Route> _routes = new(StringComparer.Ordinal);

    public long Take(string route) => RouteOf(route).Take();

    public long Peek(string route) => RouteOf(route).Peek();

    private Route RouteOf(string route) => _routes.GetOrAdd(route, static (name, server) => new(server, name), server);

    // Counts on from what the server said last, and asks again in the background: so calls never wait, and turns that others took meanwhile are passed over a moment later.
    private sealed class Route
    {
        private readonly RedisServer _server;
        private readonly string _name;
        private long _next;
        private long _untold;
        private int _isAsking;

        public Route(RedisServer server, string name)
        {
            _server = server;
            _name = name;
            Ask();
        }

        public long Peek() => Volatile.Read(ref _next);

        public long Take()
        {
            var turn = Interlocked.Increment(ref _next) - 1;
            Interlocked.Increment(ref _untold);
            Ask();
            return turn;
        }

        private void Ask()
        {
            if (Interlocked.Exchange(ref _isAsking, 1) == 0)
                _ = AskAsync();
        }

        private async Task AskAsync()
        {
            var taken = Interlocked.Exchange(ref _untold, 0);
            try
            {
                var next = (long)await _server.RunAsync(TurnScript.Take, [_server.Key("turns:" + _name)], [taken]).ConfigureAwait(false);
                Volatile.Write(ref _next, next + Volatile.Read(ref _untold));
            }
            catch (RedisAwayException)
            {
                Interlocked.Add(ref _untold, taken);
                Volatile.Write(ref _isAsking, 0);
                return;
            }

            Volatile.Write(ref _isAsking, 0);

            // What was taken meanwhile is told with the next question.
            if (Volatile.Read(ref _untold) != 0)
                Ask();
        }
    }
}
