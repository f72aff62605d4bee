using LlmAttributes.BudgetWorker;
using LlmAttributes.Redis.Tests.Harness;
using LlmAttributes.Testing;

namespace LlmAttributes.Redis.Tests;

[Collection(RedisCollection.Name)]
public sealed class RedisWorkflowStoreTests(RedisFixture redis)
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly WorkflowRunKey s_run = new("IDesk.AnswerAsync", "r1");

    private readonly string _prefix = redis.NewPrefix();

    [RedisFact]
    public async Task Acquire_RunOfAnotherProcess_SaysUntilWhen()
    {
        IWorkflowStore one = Open(), two = Open();

        Assert.Null(await AcquireAsync(one, "one", 0, 30));
        Assert.Equal(s_now.AddSeconds(30), await AcquireAsync(two, "two", 29, 60));
        Assert.Null(await AcquireAsync(one, "one", 29, 60));
        Assert.True(await one.ExtendAsync(s_run, "one", s_now.AddSeconds(90), default));
        Assert.Equal(s_now.AddSeconds(90), await AcquireAsync(two, "two", 89, 120));
    }

    [RedisFact]
    public async Task Acquire_LeaseThatIsOverOrGivenBack_IsFree()
    {
        IWorkflowStore one = Open(), two = Open();

        await AcquireAsync(one, "one", 0, 30);
        Assert.Null(await AcquireAsync(two, "two", 30, 60));
        Assert.False(await one.ExtendAsync(s_run, "one", s_now.AddSeconds(90), default));
        await one.ReleaseAsync(s_run, "one", default);
        Assert.Equal(s_now.AddSeconds(60), await AcquireAsync(one, "one", 31, 90));
        await two.ReleaseAsync(s_run, "two", default);
        Assert.Null(await AcquireAsync(one, "one", 31, 90));
    }

    [RedisFact]
    public async Task Acquire_ByManyAtOnce_IsOneOfThem()
    {
        IWorkflowStore[] stores = [Open(), Open(), Open()];

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(async () => await AcquireAsync(stores[i % 3], $"{i}", 0, 30))));

        Assert.Single(answers, static other => other is null);
    }

    [RedisFact]
    public async Task Add_ByWhoHasTheRun_IsReadInOrderUntilItIsRemoved()
    {
        IWorkflowStore one = Open(), two = Open();
        await AcquireAsync(one, "one", 0, 30);

        Assert.True(await one.AddAsync(s_run, "one", Step(1), default));
        Assert.True(await one.AddAsync(s_run, "one", Step(2), default));
        Assert.False(await two.AddAsync(s_run, "two", Step(3), default));

        var steps = await two.ReadAsync(s_run, default);
        Assert.Equal(["1 IDesk.1 01FF00", "2 IDesk.2 02FF00"], steps.Select(static step => $"{step.Place} {step.Step} {Convert.ToHexString(step.Answer.Span)}"));
        Assert.Equal([Step(1).Key, Step(2).Key], steps.Select(static step => step.Key));
        Assert.Empty(await one.ReadAsync(s_run with { RunId = "r2" }, default));
        await one.RemoveAsync(s_run, default);
        Assert.Empty(await one.ReadAsync(s_run, default));
    }

    [RedisFact]
    public async Task Add_AfterTheRunWasTakenOver_IsRefused()
    {
        IWorkflowStore one = Open(), two = Open();
        await AcquireAsync(one, "one", 0, 30);
        await AcquireAsync(two, "two", 31, 60);

        Assert.False(await one.AddAsync(s_run, "one", Step(1), default));
        Assert.True(await two.AddAsync(s_run, "two", Step(2), default));

        Assert.Equal(["IDesk.2"], (await one.ReadAsync(s_run, default)).Select(static step => step.Step));
    }

    [RedisFact]
    public async Task Acquire_ByTheClockOfTheServer_ForgivesClocksThatDiffer()
    {
        IWorkflowStore one = Open(RedisLeaseClock.Server), two = Open(RedisLeaseClock.Server);
        await AcquireAsync(one, "one", 0, 30);

        // The other's clock is an hour ahead; by it the lease ends within half a minute all the same.
        var until = await AcquireAsync(two, "two", 3_600, 3_630);

        Assert.InRange(until!.Value, s_now.AddSeconds(3_600), s_now.AddSeconds(3_630));
        Assert.True(await one.ExtendAsync(s_run, "one", s_now.AddSeconds(60), default));
    }

    [RedisFact]
    public async Task Acquire_LeaseThatIsOverByTheClockOfTheServer_IsFree()
    {
        IWorkflowStore one = Open(RedisLeaseClock.Server), two = Open(RedisLeaseClock.Server);
        await one.AcquireAsync(s_run, "one", s_now, s_now.AddMilliseconds(20), default);

        // The server's clock is its own; each question takes it further.
        for (var asked = 0; await AcquireAsync(two, "two", 0, 30) is not null; asked++)
            Assert.InRange(asked, 0, 100_000);

        Assert.False(await one.AddAsync(s_run, "one", Step(1), default));
    }

    [RedisTheory]
    [InlineData(2.0)]
    [InlineData(null)]
    public async Task Add_WithOrWithoutDays_ExpiresAccordingly(double? days)
    {
        var store = new RedisStore(redis.Connection, new() { KeyPrefix = _prefix, LeaseClock = RedisLeaseClock.Caller, WorkflowDays = days }).Workflows;
        await AcquireAsync(store, "one", 0, 30);
        await store.AddAsync(s_run, "one", Step(1), default);

        foreach (var key in new[] { "run", "steps" })
        {
            var left = await redis.Connection.GetDatabase().KeyTimeToLiveAsync($"{{{_prefix}}}:{key}:{s_run.Workflow}\n{s_run.RunId}");
            Assert.Equal(days is not null, left is not null);
            Assert.InRange(left?.TotalDays ?? 1.99, 1.98, 2);
        }
    }

    [RedisFact]
    public async Task Run_ServerThatKeepsNoWorkflows_SaysWhatToSet()
    {
        await using var runtime = LlmRuntime.CreateBuilder().UseRedis(redis.Configuration, new() { KeyPrefix = _prefix }).AddModel("first", new ScriptedChatClient("x")).Build();

        var e = await Assert.ThrowsAsync<LlmConfigurationException>(() => ILongRun.Create(runtime).RunAsync(1, static _ => { }, "r"));

        Assert.Contains("UseRedis with 'KeepsWorkflows'", e.Message, StringComparison.Ordinal);
    }

    private IWorkflowStore Open(RedisLeaseClock clock = RedisLeaseClock.Caller) => redis.Open(_prefix, clock).Workflows;

    private static ValueTask<DateTimeOffset?> AcquireAsync(IWorkflowStore store, string owner, int now, int until) =>
        store.AcquireAsync(s_run, owner, s_now.AddSeconds(now), s_now.AddSeconds(until), default);

    private static WorkflowRecord Step(byte number) => new(new(Enumerable.Repeat(number, LlmCacheKey.Size).ToArray()), $"{number}", $"IDesk.{number}", new byte[] { number, 255, 0 });
}
