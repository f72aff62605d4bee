using System.Threading.Channels;
using LlmAttributes.Redis.Tests.Harness;

namespace LlmAttributes.Redis.Tests;

[Collection(RedisCollection.Name)]
public sealed class RedisBreakerTests(RedisFixture redis)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [RedisFact]
    public async Task Publish_OpenAndClosed_IsHeardByOthersInOrder()
    {
        var prefix = redis.NewPrefix();
        var (heard, listener, teller) = (Channel.CreateUnbounded<TimeSpan>(), redis.Open(prefix).Breakers, redis.Open(prefix).Breakers);
        using var listening = listener.Listen("model a", t => heard.Writer.TryWrite(t));
        await ListeningAsync(teller, heard);

        teller.Publish("model b", TimeSpan.FromSeconds(9));
        teller.Publish("model a", TimeSpan.FromSeconds(7));
        teller.Publish("model a", TimeSpan.Zero);

        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.Zero], [await NextAsync(heard), await NextAsync(heard)]);
    }

    [RedisFact]
    public async Task Publish_ManyInARow_AreHeardInTheirOrder()
    {
        var prefix = redis.NewPrefix();
        var (heard, listener, teller) = (Channel.CreateUnbounded<TimeSpan>(), redis.Open(prefix).Breakers, redis.Open(prefix).Breakers);
        using var listening = listener.Listen("model a", t => heard.Writer.TryWrite(t));
        await ListeningAsync(teller, heard);
        var told = Enumerable.Range(1, 200).Select(static n => TimeSpan.FromSeconds(n)).ToArray();

        foreach (var length in told)
            teller.Publish("model a", length);

        foreach (var length in told)
            Assert.Equal(length, await NextAsync(heard));
    }

    [RedisFact]
    public async Task Listen_WhenItIsOpenAlready_HearsHowLongItStillIs()
    {
        var prefix = redis.NewPrefix();
        var (heard, teller) = (Channel.CreateUnbounded<TimeSpan>(), redis.Open(prefix));
        teller.Breakers.Publish("model a", TimeSpan.FromMinutes(5));
        await teller.RateLimits.TakeAsync("after it", 1, 1, TimeSpan.Zero, default);

        using var listening = redis.Open(prefix).Breakers.Listen("model a", t => heard.Writer.TryWrite(t));

        Assert.InRange(await NextAsync(heard), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
    }

    [RedisFact]
    public async Task Publish_ItsOwnNews_IsNotHeard()
    {
        var prefix = redis.NewPrefix();
        var (heard, self, other) = (Channel.CreateUnbounded<TimeSpan>(), redis.Open(prefix).Breakers, redis.Open(prefix).Breakers);
        using var listening = self.Listen("model a", t => heard.Writer.TryWrite(t));
        await ListeningAsync(other, heard);

        self.Publish("model a", TimeSpan.FromSeconds(7));
        other.Publish("model a", TimeSpan.FromSeconds(8));

        Assert.Equal(TimeSpan.FromSeconds(8), await NextAsync(heard));
    }

    [RedisFact]
    public async Task Dispose_Listener_HearsNoMore()
    {
        var prefix = redis.NewPrefix();
        var (heard, kept, listener, teller) = (Channel.CreateUnbounded<TimeSpan>(), Channel.CreateUnbounded<TimeSpan>(), redis.Open(prefix).Breakers, redis.Open(prefix).Breakers);
        var listening = listener.Listen("model a", t => heard.Writer.TryWrite(t));
        using var other = listener.Listen("model a", t => kept.Writer.TryWrite(t));
        await ListeningAsync(teller, kept);
        while (heard.Reader.TryRead(out _))
        {
        }

        listening.Dispose();
        teller.Publish("model a", TimeSpan.FromSeconds(7));

        Assert.Equal(TimeSpan.FromSeconds(7), await NextAsync(kept));
        Assert.False(heard.Reader.TryRead(out _));
    }

    private static async Task<TimeSpan> NextAsync(Channel<TimeSpan> heard) => await heard.Reader.ReadAsync().AsTask().WaitAsync(s_patience);

    // A subscription takes a moment: something is told until it is heard, and then once more, to know that all of that has been heard. What is read at first may be among it.
    private static async Task ListeningAsync(IBreakerFeed teller, Channel<TimeSpan> heard)
    {
        while (!heard.Reader.TryRead(out _))
        {
            teller.Publish("model a", TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        teller.Publish("model a", TimeSpan.FromSeconds(2));
        while (await NextAsync(heard) != TimeSpan.FromSeconds(2))
        {
        }

        teller.Publish("model a", TimeSpan.Zero);
        while (await NextAsync(heard) != TimeSpan.Zero)
        {
        }
    }
}
