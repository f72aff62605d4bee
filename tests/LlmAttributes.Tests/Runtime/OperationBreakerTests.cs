using LlmAttributes.Runtime;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Runtime;

public class OperationBreakerTests
{
    private static readonly CallPlan s_plan = OperationHarness.Plan with { CircuitBreaker = true };

    private readonly OperationHarness _harness = new();

    // Five failures within the sampling window open a breaker for 15 s.
    private async Task<OperationHarness> OpenAsync(Func<Exception>? failure = null)
    {
        var operation = _harness.Bind(s_plan);
        for (var i = 0; i < 5; i++)
            await Assert.ThrowsAnyAsync<Exception>(() => operation.RunAsync(0, _harness.Fail(99, failure ?? (() => new IOException("cut"))), default));
        _harness.RunAt.Clear();
        return _harness;
    }

    [Fact]
    public async Task Run_AfterFailures_IsRefusedNamingTheInterface()
    {
        var operation = (await OpenAsync()).Bind(s_plan with { Call = "SaveAsync" });

        var e = await Assert.ThrowsAsync<LlmException>(() => operation.RunAsync(1, _harness.Take(0), default));
        var sync = Assert.Throws<LlmException>(() => operation.Run(1, static s => s));

        Assert.Equal((LlmErrorKind.Overloaded, "IDesk"), (e.Kind, e.Contract));
        Assert.InRange(e.RetryAfter!.Value.TotalSeconds, 15, 17);
        Assert.Equal("The circuit breaker of 'IDesk' is open, so 'IDesk.SaveAsync' was not run; wait, or add a fallback.", e.Message);
        Assert.Equal(e.Message, sync.Message);
        Assert.Empty(_harness.RunAt);
        Assert.Contains(_harness.Log.Lines, static l => l.Text == "The circuit breaker of IDesk is open for 15.0 s");
    }

    [Fact]
    public async Task Run_FaultsOfTheCaller_LeaveTheBreakerClosed()
    {
        await OpenAsync(static () => new ArgumentException("bad"));

        Assert.Equal(1, await _harness.Bind(s_plan).RunAsync(1, _harness.Fail(0, null!), default));
    }

    [Fact]
    public async Task Run_OfAnotherInterface_HasItsOwnBreaker()
    {
        var harness = await OpenAsync();

        Assert.Equal(1, new OperationBinder(harness.Calls.Runtime, typeof(string)).Bind(s_plan).Run(1, static s => s));
    }

    [Fact]
    public async Task Run_Wait_RunsWhenTheBreakIsOver()
    {
        var operation = (await OpenAsync()).Bind(s_plan with { Timeout = new() { TotalSeconds = 60 } });

        Assert.Equal(1, await _harness.RunAsync(operation.RunAsync(1, _harness.Fail(0, null!), default)));
        Assert.InRange(Assert.Single(_harness.RunAt), 15, 16);
    }

    [Theory]
    [InlineData(WhenAllOpen.Wait, 10.0)]
    [InlineData(WhenAllOpen.Wait, null)]
    [InlineData(WhenAllOpen.Fail, 60.0)]
    public async Task Run_ThatMayNotWait_FailsAtOnce(WhenAllOpen whenAllOpen, double? total)
    {
        var operation = (await OpenAsync()).Bind(s_plan with { WhenAllOpen = whenAllOpen, Timeout = new() { TotalSeconds = total } });

        Assert.True(operation.RunAsync(1, _harness.Take(0), default).IsFaulted);
    }

    [Fact]
    public async Task Run_TryAnyway_Runs()
    {
        var operation = (await OpenAsync()).Bind(s_plan with { WhenAllOpen = WhenAllOpen.TryAnyway });

        Assert.Equal(1, await operation.RunAsync(1, _harness.Fail(0, null!), default));
        Assert.Equal(1, operation.Run(1, static s => s));
    }

    [Theory]
    [InlineData(WhenAllOpen.Fail, 5)]
    [InlineData(WhenAllOpen.TryAnyway, 6)]
    public async Task Run_BreakerOpensDuringRetries_EndsThemWithTheLastError(WhenAllOpen whenAllOpen, int runs)
    {
        var operation = _harness.Bind(s_plan with { WhenAllOpen = whenAllOpen, Retry = new() { MaxAttempts = 6, BaseDelaySeconds = 0.1, Factor = 1 } });

        await Assert.ThrowsAsync<IOException>(() => _harness.RunAsync(operation.RunAsync(0, _harness.Fail(99, () => new IOException("cut")), default)));

        Assert.Equal(runs, _harness.RunAt.Count);
    }

    [Fact]
    public async Task Run_BreakerOpensDuringRetries_WaitsForItWithinTheTotal()
    {
        var operation = _harness.Bind(s_plan with { Timeout = new() { TotalSeconds = 60 }, Retry = new() { MaxAttempts = 6, BaseDelaySeconds = 0.1, Factor = 1 } });

        Assert.Equal(3, await _harness.RunAsync(operation.RunAsync(3, _harness.Fail(5, () => new IOException("cut")), default)));
        Assert.InRange(_harness.RunAt[5] - _harness.RunAt[4], 15, 16);
    }

    [Fact]
    public async Task Run_AskedToPause_OpensTheBreakerAtOnce()
    {
        var operation = _harness.Bind(s_plan);

        await Assert.ThrowsAsync<ProviderFailure>(() => operation.RunAsync(0, _harness.Fail(1, () => new ProviderFailure(429, "30")), default));

        await Assert.ThrowsAsync<LlmException>(() => operation.RunAsync(0, _harness.Take(0), default));
    }

    [Fact]
    public async Task Run_CancelledByTheCaller_SaysNothingOfTheImplementation()
    {
        var operation = _harness.Bind(s_plan);
        for (var i = 0; i < 9; i++)
        {
            using var cancel = new CancellationTokenSource();
            var running = operation.RunAsync(1, _harness.Take(5), cancel.Token);
            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
            Assert.Throws<OperationCanceledException>(() => operation.Run<int, int>(1, static _ => throw new OperationCanceledException()));
        }

        Assert.Equal(2, operation.Run(2, static s => s));
        Assert.Equal(new ErrorRate(1, 0, 1), _harness.Calls.Runtime.Errors.Rate(ErrorWindow.Total));
    }

    [Fact]
    public async Task Run_TotalLimitOfLaterAttempts_IsNotCounted()
    {
        var operation = _harness.Bind(s_plan with { Timeout = new() { TotalSeconds = 1 }, Retry = new() { BaseDelaySeconds = 0.1, MaxAttempts = 2, Jitter = RetryJitter.None } });

        // Each first attempt is cut, each second runs out of time: four failures are counted, and the breaker stays closed.
        for (var i = 0; i < 4; i++)
        {
            var runs = 0;
            await Assert.ThrowsAsync<TimeoutException>(() => _harness.RunAsync(operation.RunAsync(0, async (_, token) =>
            {
                if (++runs == 1)
                    throw new IOException("cut");
                await Task.Delay(Timeout.InfiniteTimeSpan, _harness.Calls.Clock, token);
                return 1;
            }, default)));
        }

        Assert.Equal(1, operation.Run(1, static s => s));
    }
}
