using LlmAttributes.Runtime;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Caching;

public class OperationCacheTests
{
    private static readonly CallPlan s_plan = OperationHarness.Plan with { Cache = new() };

    private readonly OperationHarness _harness = new();

    private static ValueTuple<int> Key(int key) => new(key);

    private Task<int> GetAsync(BoundOperation operation, int key, double seconds = 0, CancellationToken token = default) =>
        operation.CachedAsync(Key(key), key, seconds == 0 ? _harness.Fail(0, null!) : _harness.Take(seconds), token);

    [Fact]
    public async Task Get_EqualArguments_RunsOnce()
    {
        var operation = _harness.Bind(s_plan);

        Assert.Equal((1, 1, 2), (await GetAsync(operation, 1), await GetAsync(operation, 1), await GetAsync(operation, 2)));
        Assert.Equal(2, _harness.RunAt.Count);
    }

    [Fact]
    public async Task Get_Hit_AllocatesNoTask()
    {
        var operation = _harness.Bind(s_plan);
        await GetAsync(operation, 1);

        Assert.Same(GetAsync(operation, 1), GetAsync(operation, 1));
    }

    [Fact]
    public async Task Get_Expired_RunsAgain()
    {
        var operation = _harness.Bind(s_plan with { Cache = new() { DurationSeconds = 10 } });
        await GetAsync(operation, 1);
        _harness.Calls.Clock.Advance(TimeSpan.FromSeconds(9.9));
        await GetAsync(operation, 1);
        Assert.Single(_harness.RunAt);

        _harness.Calls.Clock.Advance(TimeSpan.FromSeconds(0.1));
        await GetAsync(operation, 1);

        Assert.Equal(2, _harness.RunAt.Count);
    }

    [Fact]
    public async Task Get_Default_LastsFiveMinutes()
    {
        var operation = _harness.Bind(s_plan);
        await GetAsync(operation, 1);
        _harness.Calls.Clock.Advance(TimeSpan.FromSeconds(299));
        await GetAsync(operation, 1);
        _harness.Calls.Clock.Advance(TimeSpan.FromSeconds(1));
        await GetAsync(operation, 1);

        Assert.Equal([0, 300], _harness.RunAt);
    }

    [Fact]
    public async Task Get_Full_DropsWhatExpiresFirst()
    {
        var operation = _harness.Bind(s_plan with { Cache = new() { MaxEntries = 2 } });
        foreach (var key in new[] { 1, 2, 1, 3 })
            await GetAsync(operation, key);
        Assert.Equal(3, _harness.RunAt.Count);

        await GetAsync(operation, 2);
        await GetAsync(operation, 3);
        Assert.Equal(3, _harness.RunAt.Count);

        await GetAsync(operation, 1);
        Assert.Equal(4, _harness.RunAt.Count);
    }

    [Fact]
    public async Task Get_AtOnce_SharesOneRun()
    {
        var operation = _harness.Bind(s_plan with { Trace = true, Timeout = new() { TotalSeconds = 9 } });

        var results = await _harness.RunAsync(Task.WhenAll(Enumerable.Range(0, 5).Select(_ => GetAsync(operation, 1, 2))));

        Assert.Equal([1, 1, 1, 1, 1], results);
        Assert.Single(_harness.RunAt);
        Assert.Equal(5, Assert.Single(_harness.Calls.Runtime.Tracer.GetReport().Operations).Count);
    }

    [Fact]
    public async Task Get_Failure_IsSharedButNotKept()
    {
        var operation = _harness.Bind(s_plan);
        var begun = new TaskCompletionSource<int>();
        Func<int, CancellationToken, Task<int>> run = (_, _) =>
        {
            _harness.Enter();
            return begun.Task;
        };
        var first = operation.CachedAsync(Key(1), 1, run, default);
        var second = operation.CachedAsync(Key(1), 1, run, default);
        begun.SetException(new IOException("cut"));

        await Assert.ThrowsAsync<IOException>(() => first);
        await Assert.ThrowsAsync<IOException>(() => second);
        Assert.Equal(1, await GetAsync(operation, 1));
        Assert.Equal(2, _harness.RunAt.Count);
    }

    [Fact]
    public async Task Get_OneOfTwoCancels_LeavesTheRunToTheOther()
    {
        using var cancel = new CancellationTokenSource();
        using var other = new CancellationTokenSource();
        var operation = _harness.Bind(s_plan);
        var leaving = GetAsync(operation, 1, 5, cancel.Token);
        var staying = GetAsync(operation, 1, 5, other.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        Assert.Equal(1, await _harness.RunAsync(staying));
        Assert.Single(_harness.RunAt);
    }

    [Fact]
    public async Task Get_AllCancel_CancelsTheRunAndForgetsIt()
    {
        using var cancel = new CancellationTokenSource();
        var operation = _harness.Bind(s_plan);
        CancellationToken seen = default;
        var running = Enumerable.Range(0, 2).Select(_ => operation.CachedAsync(Key(1), 1, async (int _, CancellationToken token) =>
        {
            seen = token;
            await Task.Delay(Timeout.InfiniteTimeSpan, _harness.Calls.Clock, token);
            return 1;
        }, cancel.Token)).ToArray();
        Assert.False(seen.IsCancellationRequested);

        await cancel.CancelAsync();
        foreach (var caller in running)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => caller);

        Assert.True(seen.IsCancellationRequested);
        Assert.Equal(1, await GetAsync(operation, 1));
    }

    [Fact]
    public async Task Get_CancelledBefore_NeitherRunsNorHits()
    {
        var operation = _harness.Bind(s_plan);
        await GetAsync(operation, 1);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => GetAsync(operation, 1, 0, new CancellationToken(true)));
    }

    [Fact]
    public async Task Get_WithRetry_KeepsTheAnswerOfTheLastAttempt()
    {
        var operation = _harness.Bind(s_plan with { Retry = new() });

        Assert.Equal(4, await _harness.RunAsync(operation.CachedAsync(Key(4), 4, _harness.Fail(2, () => new IOException("cut")), default)));
        Assert.Equal(4, await operation.CachedValueAsync(Key(4), 4, static (_, _) => new ValueTask<int>(-1), default));
    }

    [Fact]
    public void GetSync_EqualArguments_RunsOnce()
    {
        var operation = _harness.Bind(s_plan with { Trace = true });
        var runs = 0;

        Assert.Equal((2, 2), (operation.Cached(("a", 1), 2, s => ++runs > 0 ? s : 0), operation.Cached(("a", 1), 3, s => s)));
        Assert.Equal((1, 2), (runs, Assert.Single(_harness.Calls.Runtime.Tracer.GetReport().Operations).Count));
    }

    [Fact]
    public void GetSync_Failure_IsNotKept()
    {
        var operation = _harness.Bind(s_plan with { Trace = true });

        Assert.Throws<IOException>(() => operation.Cached<ValueTuple<int>, int, int>(Key(1), 1, static _ => throw new IOException("cut")));
        Assert.Equal(9, operation.TryCached<ValueTuple<int>, int, int>(Key(1), 1, static _ => throw new IOException("cut")).OrValue(ErrorKinds.Any, 9).Get());
        Assert.Equal(3, operation.Cached(Key(1), 3, static s => s));
    }

    [Fact]
    public async Task GetSync_AtOnce_SharesOneRun()
    {
        var operation = _harness.Bind(s_plan);
        using var entered = new SemaphoreSlim(0);
        using var leave = new ManualResetEventSlim();
        var runs = 0;
        int Run(int state)
        {
            Interlocked.Increment(ref runs);
            entered.Release();
            leave.Wait();
            return state;
        }

        var results = new int[2];
        var first = new Thread(() => results[0] = operation.Cached(Key(1), 1, Run));
        var second = new Thread(() => results[1] = operation.Cached(Key(1), 1, Run));
        first.Start();
        await entered.WaitAsync();
        second.Start();
        SpinWait.SpinUntil(() => second.ThreadState == ThreadState.WaitSleepJoin);
        leave.Set();
        first.Join();
        second.Join();

        Assert.Equal(new[] { 1, 1 }, results);
        Assert.Equal(1, runs);
    }

    [Fact]
    public void GetSync_CallsItself_DoesNotWaitForItself()
    {
        var operation = _harness.Bind(s_plan);

        Assert.Equal(6, operation.Cached(Key(1), 5, outer => operation.Cached(Key(1), outer, static inner => inner + 1)));
    }
}
