using LlmAttributes.Runtime;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Runtime;

public class OperationRetryTests
{
    private static readonly RetryPlan s_retry = new() { MaxAttempts = 5, BaseDelaySeconds = 1, Factor = 2, Jitter = RetryJitter.None };

    private readonly OperationHarness _harness = new();

    [Fact]
    public async Task Run_Retried_WaitsAsThePolicySays()
    {
        var operation = _harness.Bind(OperationHarness.Plan with { Retry = s_retry });

        Assert.Equal(7, await _harness.RunAsync(operation.RunAsync(7, _harness.Fail(3, () => new IOException("cut")), default)));
        Assert.Equal([0, 1, 3, 7], _harness.RunAt.Select(s => Math.Round(s)));
        Assert.Equal(3, _harness.Log.Lines.Count(l => l.Id == 1017));
    }

    [Fact]
    public async Task Run_RetryAfter_ReplacesTheWait()
    {
        var operation = _harness.Bind(OperationHarness.Plan with { Retry = s_retry });

        Assert.Equal(7, await _harness.RunAsync(operation.RunAsync(7, _harness.Fail(1, () => new ProviderFailure(429, "9")), default)));
        Assert.Equal([0, 9], _harness.RunAt.Select(s => Math.Round(s)));
    }

    [Fact]
    public async Task Run_RetryAfterBeyondFiveMinutes_FailsAtOnce()
    {
        var operation = _harness.Bind(OperationHarness.Plan with { Retry = s_retry });

        await Assert.ThrowsAsync<ProviderFailure>(() => operation.RunAsync(7, _harness.Fail(1, () => new ProviderFailure(429, "301")), default));
    }

    [Fact]
    public async Task Run_WaitPassesTheDeadline_FailsAtOnceWithTheLastError()
    {
        var operation = _harness.Bind(OperationHarness.Plan with { Retry = s_retry, Timeout = new() { TotalSeconds = 2.5 } });

        await Assert.ThrowsAsync<IOException>(() => _harness.RunAsync(operation.RunAsync(7, _harness.Fail(9, () => new IOException("cut")), default)));

        Assert.Equal([0, 1], _harness.RunAt.Select(s => Math.Round(s)));
    }

    [Fact]
    public async Task Run_KindWithAttemptsOfItsOwn_HasThem()
    {
        var operation = _harness.Bind(OperationHarness.Plan with { Retry = s_retry with { NetworkAttempts = 2 } });

        await Assert.ThrowsAsync<IOException>(() => _harness.RunAsync(operation.RunAsync(7, _harness.Fail(9, () => new IOException("cut")), default)));

        Assert.Equal(2, _harness.RunAt.Count);
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(null, 6)]
    public async Task Run_TotalAttempts_AreAllThereAre(int? total, int expected)
    {
        var operation = _harness.Bind(OperationHarness.Plan with { Retry = s_retry with { MaxAttempts = 9, MaxTotalAttempts = total } });

        await Assert.ThrowsAsync<IOException>(() => _harness.RunAsync(operation.RunAsync(7, _harness.Fail(9, () => new IOException("cut")), default)));

        Assert.Equal(expected, _harness.RunAt.Count);
    }

    [Fact]
    public async Task Run_ImplementationTimesOutByItself_IsRetried()
    {
        var operation = _harness.Bind(OperationHarness.Plan with { Retry = s_retry });

        Assert.Equal(7, await _harness.RunAsync(operation.RunAsync(7, _harness.Fail(1, () => new TaskCanceledException("late", new TimeoutException())), default)));
    }

    [Fact]
    public async Task Run_CallerCancelsWhileWaiting_SurfacesAsCancellation()
    {
        using var cancel = new CancellationTokenSource();
        var running = _harness.Bind(OperationHarness.Plan with { Retry = s_retry }).RunAsync(7, _harness.Fail(9, () => new IOException("cut")), cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Single(_harness.RunAt);
    }

    [Fact]
    public async Task Run_CallerCancelsAndImplementationFailsOtherwise_SurfacesAsCancellation()
    {
        using var cancel = new CancellationTokenSource();
        var operation = _harness.Bind(OperationHarness.Plan with { Retry = s_retry });

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => operation.RunAsync<int, int>(7, async (_, _) =>
        {
            await cancel.CancelAsync();
            throw new IOException("aborted");
        }, cancel.Token));

        Assert.IsType<IOException>(e.InnerException);
        Assert.Equal(0, _harness.Calls.Runtime.Errors.Rate(ErrorWindow.Total).Outcomes);
    }

    [Fact]
    public async Task Run_CancelledBefore_DoesNotReachTheImplementation()
    {
        var operation = _harness.Bind(OperationHarness.Plan);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => operation.RunAsync(7, _harness.Take(0), new CancellationToken(true)));

        Assert.Empty(_harness.RunAt);
    }

    [Fact]
    public void Decorate_NumbersOutOfRange_AreAllReported()
    {
        var plan = OperationHarness.Plan with { Bulkhead = new() { MaxConcurrency = 0 }, Cache = new() { DurationSeconds = 0, MaxEntries = 0 } };

        var e = Assert.Throws<LlmConfigurationException>(() => Contracts.Decorate("x", _harness.Calls.Runtime, (inner, binder) => binder.Bind(plan).Run(inner, static s => s)));

        Assert.Equal(3, e.Faults.Count);
        Assert.Contains("'IDesk.FindAsync' sets 'Cache.MaxEntries' to 0; make it 1 or more.", e.Faults);
    }
}
