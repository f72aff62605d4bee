using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Errors;

public class SafeExecutorTests
{
    private readonly CallHarness _harness = new();
    private int _runs;

    private SafeExecutor Executor(SafeExecutorOptions? options = null) => new(options ?? new() { Operation = "load" }, _harness.Runtime);

    private ErrorRate Counted => _harness.Runtime.Errors.Rate(ErrorWindow.Total, LlmComponents.ErrorHandler);

    private Task<int> FailTimes(int times, Exception? exception = null) => ++_runs <= times ? Task.FromException<int>(exception ?? new IOException("cut")) : Task.FromResult(_runs);

    private async Task<int> WaitAsync(double seconds, CancellationToken token)
    {
        _runs++;
        await Task.Delay(TimeSpan.FromSeconds(seconds), _harness.Clock, token);
        return _runs;
    }

    [Fact]
    public async Task Run_Succeeds_ReturnsAndCounts()
    {
        Assert.Equal(1, await Executor().RunAsync(_ => FailTimes(0)));
        Assert.Equal(new ErrorRate(1, 0, 1), Counted);
    }

    [Fact]
    public async Task Run_PassingError_IsRetriedAndEachAttemptCounted()
    {
        Assert.Equal(3, await _harness.RunAsync(Executor().RunAsync(_ => FailTimes(2))));
        Assert.Equal(new ErrorRate(1, 2, 3), Counted);
        Assert.Equal("load", _harness.Runtime.Errors.Snapshot().RecentErrors[0].Operation);
    }

    [Fact]
    public async Task Run_PassingErrorToTheEnd_ThrowsTheOperationsOwn()
    {
        var last = new IOException("last");

        Assert.Same(last, await Assert.ThrowsAsync<IOException>(() => _harness.RunAsync(Executor().RunAsync(_ => FailTimes(9, last)))));
        Assert.Equal((3, new ErrorRate(0, 3, 3)), (_runs, Counted));
    }

    [Fact]
    public async Task Run_PermanentError_IsNotRepeated()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Executor().RunAsync(_ => FailTimes(9, new InvalidOperationException())));

        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task Run_RetryWhen_AddsToTheClassification()
    {
        var executor = Executor(new() { RetryWhen = e => e is InvalidOperationException });

        Assert.Equal(2, await _harness.RunAsync(executor.RunAsync(_ => FailTimes(1, new InvalidOperationException()))));
    }

    [Fact]
    public async Task Run_LlmException_IsRetriedByItsOwnWord()
    {
        await Assert.ThrowsAsync<LlmException>(() => Executor().RunAsync(_ => FailTimes(9, new LlmException(LlmErrorKind.RateLimit, "x"))));
        Assert.Equal(1, _runs);

        await Assert.ThrowsAsync<LlmException>(() => _harness.RunAsync(Executor().RunAsync(_ => FailTimes(9, new LlmException(LlmErrorKind.Unknown, "x") { IsRetryable = true }))));
        Assert.Equal(4, _runs);
    }

    [Fact]
    public async Task Run_OneAttempt_IsNoRetry()
    {
        await Assert.ThrowsAsync<IOException>(() => Executor(new() { MaxAttempts = 1 }).RunAsync(_ => FailTimes(9)));

        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task Run_RetryAfter_ReplacesTheWait()
    {
        var running = Executor().RunAsync(_ => FailTimes(1, new ProviderFailure(429, "7")));
        _harness.Clock.Advance(TimeSpan.FromSeconds(6.99));
        Assert.Equal(1, _runs);

        _harness.Clock.Advance(TimeSpan.FromSeconds(0.01));
        Assert.Equal(2, await running);
    }

    [Fact]
    public async Task Run_WaitThatDoesNotFitTheTotal_FailsAtOnce()
    {
        var executor = Executor(new() { TotalTimeoutSeconds = 5 });

        await Assert.ThrowsAsync<ProviderFailure>(() => executor.RunAsync(_ => FailTimes(9, new ProviderFailure(429, "7"))));

        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task Run_RetryAfterOfHours_IsNotWaitedFor()
    {
        await Assert.ThrowsAsync<ProviderFailure>(() => Executor().RunAsync(_ => FailTimes(9, new ProviderFailure(429, "7200"))));

        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task Run_AttemptOver_IsATimeoutAndRetried()
    {
        var executor = Executor(new() { Operation = "load", AttemptTimeoutSeconds = 1, MaxAttempts = 2 });

        var e = await Assert.ThrowsAsync<TimeoutException>(() => _harness.RunAsync(executor.RunAsync(token => WaitAsync(60, token))));

        Assert.Equal("An attempt of 'load' did not end within 1 s; raise AttemptTimeoutSeconds.", e.Message);
        Assert.Equal((2, 2L), (_runs, _harness.Runtime.Errors.Rate(ErrorWindow.Total, kind: LlmErrorKind.Timeout).Failures));
    }

    [Fact]
    public async Task Run_TotalOver_IsATimeoutAndNotRetried()
    {
        var executor = Executor(new() { Operation = "load", TotalTimeoutSeconds = 2 });

        var e = await Assert.ThrowsAsync<TimeoutException>(() => _harness.RunAsync(executor.RunAsync(token => WaitAsync(60, token))));

        Assert.Equal("'load' did not end within 2 s; raise TotalTimeoutSeconds.", e.Message);
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task Run_InsideContext_TakesItsOperation()
    {
        using (ErrorContext.Begin("import").Set("file", "a"))
            await Executor(new()).RunOrDefaultAsync(_ => FailTimes(9, new InvalidOperationException()), 0);

        var error = Assert.Single(_harness.Runtime.Errors.Snapshot().RecentErrors);
        Assert.Equal(("import", "a"), (error.Operation, error.Values["file"]));
    }
}
