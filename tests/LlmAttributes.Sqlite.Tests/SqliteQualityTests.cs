namespace LlmAttributes.Sqlite.Tests;

public sealed class SqliteQualityTests : IDisposable
{
    private static readonly DateOnly s_day = new(2026, 5, 1);

    private readonly TemporaryFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Lines_OfOneDay_AddUpAndSurviveTheProcess()
    {
        await using (var store = SqliteStore.Open(_file.Path))
        {
            await store.Quality.AddAsync([new(s_day, "IDesk.AskAsync", "fast") { Scores = 2, Sum = 1.5, Squares = 1.25 }, new(s_day, "IDesk.AskAsync", "smart") { Judged = 1, JudgedSum = 1 }], default);
            await store.Quality.AddAsync([new(s_day, "IDesk.AskAsync", "fast") { Scores = 1, Sum = 0.5, Squares = 0.25, Judged = 1, JudgedSum = 0.5 }, new(s_day.AddDays(1), "IDesk.AskAsync", "fast") { Scores = 9 }], default);
        }

        await using var again = SqliteStore.Open(_file.Path);
        var lines = await again.Quality.ReadAsync(s_day, s_day, default);

        Assert.Equal(
            [new(s_day, "IDesk.AskAsync", "fast") { Scores = 3, Sum = 2, Squares = 1.5, Judged = 1, JudgedSum = 0.5 }, new(s_day, "IDesk.AskAsync", "smart") { Judged = 1, JudgedSum = 1 }],
            lines.OrderBy(static l => l.Model));
        Assert.Equal(3, (await again.Quality.ReadAsync(s_day.AddDays(-1), s_day.AddDays(1), default)).Count);
    }

    [Fact]
    public async Task Monitor_OnAFileOfAnotherProcess_BeginsWithItsMean()
    {
        await using var store = SqliteStore.Open(_file.Path);
        var first = new QualityMonitor(null, store.Quality);
        for (var i = 0; i < 10; i++)
            first.Record("IDesk.AskAsync", "fast", 0.75);
        await first.FlushAsync();

        var second = new QualityMonitor(null, store.Quality);
        await second.LoadAsync();

        Assert.Equal(0.75, Assert.Single(second.Snapshot()).Mean, 12);
    }
}
