using LlmAttributes.Redis.Tests.Harness;

namespace LlmAttributes.Redis.Tests;

[Collection(RedisCollection.Name)]
public sealed class RedisTurnTests(RedisFixture redis)
{
    [RedisFact]
    public void Take_OneProcess_CountsOn()
    {
        var turns = redis.Open().Turns;

        Assert.Equal([0, 1, 2, 3], [turns.Take("a"), turns.Take("a"), turns.Take("a"), turns.Take("a")]);
        Assert.Equal(0, turns.Take("b"));
    }

    [RedisFact]
    public void Take_AnotherProcessAfterIt_GoesOnWhereItStopped()
    {
        var prefix = redis.NewPrefix();
        var first = redis.Open(prefix).Turns;
        for (var i = 0; i < 5; i++)
            first.Take("a");

        // The server is told in the background.
        var asked = 0;
        while (redis.Open(prefix).Turns is var other && Seen(other) != 5)
            Assert.InRange(++asked, 0, 10_000);
    }

    // What a process that begins now sees once it has been answered.
    private static long Seen(ITurnStore turns)
    {
        var seen = turns.Peek("a");
        for (var i = 0; i < 1_000 && seen == 0; i++)
        {
            Thread.Yield();
            seen = turns.Peek("a");
        }

        return seen;
    }
}
