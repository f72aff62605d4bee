using LlmAttributes.Redis.Tests.Harness;

namespace LlmAttributes.Redis.Tests;

[Collection(RedisCollection.Name)]
public sealed class RedisQualityTests(RedisFixture redis)
{
    private static readonly DateOnly s_day = new(2026, 5, 1);

    [RedisFact]
    public async Task Lines_OfTwoProcesses_AddUp()
    {
        var prefix = redis.NewPrefix();
        var one = redis.Open(prefix).Quality;
        var other = redis.Open(prefix).Quality;
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? one : other).AddAsync(
            [new(s_day, "IDesk.AskAsync", "fast") { Scores = 1, Sum = 0.5, Squares = 0.25, Judged = 2, JudgedSum = 1 }, new(s_day.AddDays(1), "IDesk.AskAsync", "fast") { Scores = 1 }], default).AsTask()));

        var line = Assert.Single(await other.ReadAsync(s_day.AddDays(-1), s_day, default));
        Assert.Equal(new QualityLine(s_day, "IDesk.AskAsync", "fast") { Scores = 40, Sum = 20, Squares = 10, Judged = 80, JudgedSum = 40 }, line);
        Assert.Equal(2, (await one.ReadAsync(DateOnly.MinValue, s_day.AddDays(1), default)).Count);
        Assert.Empty(await redis.Open().Quality.ReadAsync(s_day, s_day, default));
    }
}
