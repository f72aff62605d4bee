using StackExchange.Redis;

namespace LlmAttributes;

/// <summary>The limits per minute of a <see cref="RedisStore"/>.</summary>
internal sealed class RedisRateStore(RedisServer server) : IRateStore
{
    private const double MicrosecondsPerMinute = 60e6;

    // How soon to ask again while the server is away.
    private static readonly TimeSpan s_away = TimeSpan.FromSeconds(1);

    public async ValueTask<(bool IsTaken, TimeSpan Wait)> TakeAsync(string bucket, int perMinute, long units, TimeSpan longest, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RedisValue[] values = [units, MicrosecondsPerMinute / perMinute, longest.TotalMicroseconds];
        try
        {
            var answer = await server.RunAsync(RateScripts.Take, [Key(bucket)], values).WaitAsync(cancellationToken).ConfigureAwait(false);
            return ((bool)answer[0], TimeSpan.FromMicroseconds((double)answer[1]));
        }
        catch (OperationCanceledException)
        {
            GiveBack(bucket, perMinute, units);
            throw;
        }
        catch (RedisAwayException)
        {
            return (server.FailsOpen, server.FailsOpen ? TimeSpan.Zero : s_away);
        }
    }

    public void GiveBack(string bucket, int perMinute, long units) =>
        server.Post(RateScripts.Return, [Key(bucket)], [units, MicrosecondsPerMinute / perMinute]);

    private RedisKey Key(string bucket) => server.Key("rate:" + bucket);
}
