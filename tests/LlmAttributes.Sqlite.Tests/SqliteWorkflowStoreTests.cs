using LlmAttributes.BudgetWorker;
using LlmAttributes.Testing;

namespace LlmAttributes.Sqlite.Tests;

public sealed class SqliteWorkflowStoreTests : IDisposable
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly WorkflowRunKey s_run = new("IDesk.AnswerAsync", "r1");

    private readonly TemporaryFile _file = new();
    private readonly SqliteStore _sqlite;

    public SqliteWorkflowStoreTests() => _sqlite = SqliteStore.Open(_file.Path, new() { SurvivesPowerCut = false });

    private IWorkflowStore Store => _sqlite.Workflows;

    public void Dispose()
    {
        _sqlite.Dispose();
        _file.Dispose();
    }

    [Fact]
    public async Task Acquire_RunOfAnother_SaysUntilWhen()
    {
        Assert.Null(await AcquireAsync("one", 0, 30));
        Assert.Equal(s_now.AddSeconds(30), await AcquireAsync("two", 29, 60));
        Assert.Null(await AcquireAsync("one", 29, 60));
        Assert.True(await Store.ExtendAsync(s_run, "one", s_now.AddSeconds(90), default));
        Assert.Equal(s_now.AddSeconds(90), await AcquireAsync("two", 89, 120));
    }

    [Fact]
    public async Task Acquire_LeaseThatIsOverOrGivenBack_IsFree()
    {
        await AcquireAsync("one", 0, 30);
        Assert.Null(await AcquireAsync("two", 30, 60));
        Assert.False(await Store.ExtendAsync(s_run, "one", s_now.AddSeconds(90), default));
        await Store.ReleaseAsync(s_run, "one", default);
        Assert.Equal(s_now.AddSeconds(60), await AcquireAsync("one", 31, 90));
        await Store.ReleaseAsync(s_run, "two", default);
        Assert.Null(await AcquireAsync("one", 31, 90));
    }

    [Fact]
    public async Task Add_ByWhoHasTheRun_IsReadInOrderUntilItIsRemoved()
    {
        await AcquireAsync("one", 0, 30);
        Assert.True(await Store.AddAsync(s_run, "one", Step(1), default));
        Assert.True(await Store.AddAsync(s_run, "one", Step(2), default));
        Assert.False(await Store.AddAsync(s_run, "two", Step(3), default));

        Assert.Equal(["IDesk.1", "IDesk.2"], (await Store.ReadAsync(s_run, default)).Select(static step => step.Step));
        Assert.Empty(await Store.ReadAsync(s_run with { RunId = "r2" }, default));
        await Store.RemoveAsync(s_run, default);
        Assert.Empty(await Store.ReadAsync(s_run, default));
    }

    [Fact]
    public async Task Acquire_RunOfLongAgo_BeginsAnewAndTakesOthersAlong()
    {
        const int Day = 24 * 60 * 60;
        var other = s_run with { RunId = "r2" };
        await AcquireAsync("one", 0, 30);
        await Store.AddAsync(s_run, "one", Step(1), default);
        await Store.AcquireAsync(other, "one", s_now, s_now.AddSeconds(30), default);
        await Store.AddAsync(other, "one", Step(1), default);

        await AcquireAsync("two", 30 * Day, (30 * Day) + 30);
        Assert.Single(await Store.ReadAsync(s_run, default));
        Assert.Single(await Store.ReadAsync(other, default));

        // What was worked on since is younger.
        await AcquireAsync("three", (30 * Day) + 31, (30 * Day) + 61);
        Assert.Single(await Store.ReadAsync(s_run, default));
        Assert.Empty(await Store.ReadAsync(other, default));
        await AcquireAsync("four", (60 * Day) + 62, (60 * Day) + 92);
        Assert.Empty(await Store.ReadAsync(s_run, default));
    }

    [Fact]
    public async Task Extend_LongRun_CountsAsWork()
    {
        await AcquireAsync("one", 0, 30);
        await Store.AddAsync(s_run, "one", Step(1), default);
        await Store.ExtendAsync(s_run, "one", s_now.AddDays(20), default);

        await Store.AcquireAsync(s_run, "two", s_now.AddDays(50), s_now.AddDays(51), default);

        Assert.Single(await Store.ReadAsync(s_run, default));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(36_501.0)]
    [InlineData(double.NaN)]
    public void Open_DaysOutOfRange_NamesThem(double days) =>
        Assert.Equal("WorkflowDays", Assert.Throws<ArgumentOutOfRangeException>(() => SqliteStore.Open(_file.Path, new() { WorkflowDays = days })).ParamName);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task UseSqlite_WorkflowWithARunId_IsKeptWhereTheOptionsSaySo(bool keeps)
    {
        await using var store = SqliteStore.Open(_file.Path, new() { SurvivesPowerCut = false, KeepsWorkflows = keeps });
        var run = ILongRun.Create(LlmRuntime.CreateBuilder().AddModel("first", new ScriptedChatClient(static request => ScriptedReply.Say(request.UserText))).UseSqlite(store).Build());

        var running = run.RunAsync(1, static _ => { }, "r1");

        if (keeps)
            Assert.Equal("Sum up 1.", await running);
        else
            Assert.Contains("'KeepsWorkflows'", (await Assert.ThrowsAsync<LlmConfigurationException>(() => running)).Message, StringComparison.Ordinal);
    }

    private ValueTask<DateTimeOffset?> AcquireAsync(string owner, int now, int until) => Store.AcquireAsync(s_run, owner, s_now.AddSeconds(now), s_now.AddSeconds(until), default);

    private static WorkflowRecord Step(byte number) => new(new(Enumerable.Repeat(number, LlmCacheKey.Size).ToArray()), $"{number}", $"IDesk.{number}", new byte[] { number });
}
