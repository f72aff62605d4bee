namespace LlmAttributes.Sqlite.Tests;

public sealed class SqliteQueryHistoryTests : IDisposable
{
    private static readonly DateTimeOffset s_start = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Entries_OfAFile_SurviveTheProcess()
    {
        QueryRecord[] entries =
        [
            new(s_start, TaskType.Translation, ClarityBand.Middle, QueryStrategies.Clarify | QueryStrategies.Constrain, 0.75) { Query = "q", Answer = "a", Partition = "acme" },
            new(s_start.AddHours(1), TaskType.General, ClarityBand.High, QueryStrategies.None, 1),
        ];
        await using (var store = SqliteStore.Open(_file.Path))
            await store.Queries.AddAsync(entries, 10, default);

        await using var again = SqliteStore.Open(_file.Path);

        Assert.Equal(entries, await again.Queries.ReadAsync(10, default));
    }

    [Fact]
    public async Task Entries_BeyondTheCapacity_TheOldestGo()
    {
        await using var store = SqliteStore.Open(_file.Path);
        for (var i = 0; i < 5; i++)
            await store.Queries.AddAsync([new(s_start.AddHours(i), TaskType.General, ClarityBand.High, QueryStrategies.None, i / 10.0)], 3, default);

        Assert.Equal([0.2, 0.3, 0.4], (await store.Queries.ReadAsync(10, default)).Select(static entry => entry.Score));
        Assert.Equal([0.4], (await store.Queries.ReadAsync(1, default)).Select(static entry => entry.Score));
    }

    [Fact]
    public async Task Optimizer_OnAFileOfAnotherProcess_KnowsTheGains()
    {
        await using var store = SqliteStore.Open(_file.Path);
        var first = new QueryOptimizer(new() { Store = store.Queries });
        var changed = first.Optimize("Name several rivers in Peru.");
        var unchanged = new QueryOptimizer(new() { Strategies = QueryStrategies.None }).Optimize("Name several rivers in Peru.");
        for (var i = 0; i < 20; i++)
        {
            first.Report(changed, 0.9);
            first.Report(unchanged, 0.5);
        }

        await first.FlushAsync();
        var second = new QueryOptimizer(new() { Store = store.Queries });
        await second.LoadAsync();

        Assert.Equal(40, second.HistoryCount);
        Assert.True(second.GainOf(changed.Plan.Task.Task, changed.Plan.Clarity.Band, QueryStrategies.Clarify).Low > 0);
    }
}
