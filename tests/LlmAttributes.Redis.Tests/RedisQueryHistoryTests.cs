using LlmAttributes.Redis.Tests.Harness;
using StackExchange.Redis;

namespace LlmAttributes.Redis.Tests;

[Collection(RedisCollection.Name)]
public sealed class RedisQueryHistoryTests(RedisFixture redis)
{
    private static readonly DateTimeOffset s_start = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    private static QueryRecord Entry(int hour, double score = 1) => new(s_start.AddHours(hour), TaskType.General, ClarityBand.High, QueryStrategies.None, score);

    [RedisFact]
    public async Task Entries_OfOneProcess_AreReadByAnother()
    {
        var prefix = redis.NewPrefix();
        QueryRecord[] entries =
        [
            new(s_start, TaskType.Translation, ClarityBand.Middle, QueryStrategies.Clarify | QueryStrategies.Constrain, 0.75) { Query = "\"q\"\n", Answer = "ä", Partition = "acme" },
            Entry(1),
        ];
        await redis.Open(prefix).Queries.AddAsync(entries, 10, default);
        await redis.Open(prefix).Queries.AddAsync([], 10, default);

        Assert.Equal(entries, await redis.Open(prefix).Queries.ReadAsync(10, default));
        Assert.Empty(await redis.Open().Queries.ReadAsync(10, default));
    }

    [RedisFact]
    public async Task Entries_BeyondTheCapacity_TheOldestGo()
    {
        var queries = redis.Open().Queries;
        for (var i = 0; i < 5; i++)
            await queries.AddAsync([Entry(i, i / 10.0)], 3, default);

        Assert.Equal([0.2, 0.3, 0.4], (await queries.ReadAsync(10, default)).Select(static entry => entry.Score));
        Assert.Equal([0.4], (await queries.ReadAsync(1, default)).Select(static entry => entry.Score));
    }

    [RedisFact]
    public async Task Entry_ThatNobodyWrote_IsSkipped()
    {
        var prefix = redis.NewPrefix();
        var queries = redis.Open(prefix).Queries;
        await queries.AddAsync([Entry(0)], 10, default);
        foreach (var line in new[] { "no JSON", "[1]", "{}", "[\"x\",0,0,0,0,null,null,null]" })
            await redis.Connection.GetDatabase().ListRightPushAsync("{" + prefix + "}:queries", line);

        Assert.Equal([Entry(0)], await queries.ReadAsync(10, default));
    }

    [RedisFact]
    public async Task Optimizer_OnTheHistoryOfAnotherProcess_KnowsTheGains()
    {
        var prefix = redis.NewPrefix();
        var first = new QueryOptimizer(new() { Store = redis.Open(prefix).Queries });
        var changed = first.Optimize("Name several rivers in Peru.");
        var unchanged = new QueryOptimizer(new() { Strategies = QueryStrategies.None }).Optimize("Name several rivers in Peru.");
        for (var i = 0; i < 20; i++)
        {
            first.Report(changed, 0.9);
            first.Report(unchanged, 0.5);
        }

        await first.FlushAsync();
        var second = new QueryOptimizer(new() { Store = redis.Open(prefix).Queries });
        await second.LoadAsync();

        Assert.Equal(40, second.HistoryCount);
        Assert.True(second.GainOf(changed.Plan.Task.Task, changed.Plan.Clarity.Band, QueryStrategies.Clarify).Low > 0);
    }
}
