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
        var start = _harness.Clock.GetUtcNow();

        await _harness.RunAsync(Executor().RunAsync(_ => FailTimes(1, new ProviderFailure(429, "7"))));

        Assert.InRange((_harness.Clock.GetUtcNow() - start).TotalSeconds, 7, 7.5);
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
    public async Task Run_CallerCancels_SurfacesAsCancellationAndIsNotCounted()
    {
        using var source = new CancellationTokenSource();
        var running = Executor(new() { AttemptTimeoutSeconds = 60 }).RunOrDefaultAsync(token => WaitAsync(60, token), -1, source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal((1, new ErrorRate(0, 0, 0)), (_runs, Counted));
    }

    [Fact]
    public async Task Run_CallerCancelsAndOperationThrowsAnother_IsStillCancellation()
    {
        using var source = new CancellationTokenSource();

        var e = await Assert.ThrowsAsync<OperationCanceledException>(() => Executor().RunOrDefaultAsync(
            _ =>
            {
                source.Cancel();
                return FailTimes(9);
            },
            -1,
            source.Token));

        Assert.IsType<IOException>(e.InnerException);
    }

    [Fact]
    public async Task Run_CancelledWhileWaiting_Ends()
    {
        using var source = new CancellationTokenSource();
        var running = Executor().RunAsync(_ => FailTimes(9), source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task Run_CancelledBefore_DoesNotBegin()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Executor().RunAsync(_ => FailTimes(0), new CancellationToken(true)));

        Assert.Equal(0, _runs);
    }

    [Fact]
    public async Task Run_ForeignCancellation_IsAnError()
    {
        Assert.Equal(-1, await Executor().RunOrDefaultAsync(_ => FailTimes(9, new OperationCanceledException()), -1));
        Assert.Equal(1, Counted.Failures);
    }

    [Fact]
    public async Task RunOrDefault_Fails_ReturnsTheValue()
    {
        Assert.Equal(-1, await _harness.RunAsync(Executor().RunOrDefaultAsync(_ => FailTimes(9), -1)));
        Assert.Equal(-2, await _harness.RunAsync(Executor().RunOrDefaultAsync(5, (times, _) => FailTimes(times + 9), -2)));
        Assert.Equal(new ErrorRate(0, 6, 6), Counted);
    }

    [Fact]
    public async Task RunOrElse_Fails_RunsTheOtherWithTheError()
    {
        Exception? seen = null;

        Assert.Equal(-1, await _harness.RunAsync(Executor().RunOrElseAsync(
            _ => FailTimes(9),
            (e, _) =>
            {
                seen = e;
                return Task.FromResult(-1);
            })));
        Assert.IsType<IOException>(seen);
        Assert.Equal(7, await _harness.RunAsync(Executor().RunOrElseAsync(7, (_, _) => FailTimes(9), (state, _, _) => Task.FromResult(state))));
    }

    [Fact]
    public async Task RunOrElse_FallbackFails_ThrowsItsErrorAndCountsIt()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _harness.RunAsync(Executor().RunOrElseAsync(_ => FailTimes(9), (_, _) => throw new InvalidOperationException())));

        Assert.Equal(4, Counted.Failures);
    }

    [Fact]
    public async Task RunAsync_WithoutResult_RunsRetriesAndFallsBack()
    {
        var other = 0;
        await _harness.RunAsync(Done(Executor().RunAsync(_ => (Task)FailTimes(1))));
        await _harness.RunAsync(Done(Executor().RunAsync(4, (times, _) => (Task)FailTimes(times))));
        await _harness.RunAsync(Done(Executor().RunOrElseAsync(_ => (Task)FailTimes(99), (_, _) => Task.FromResult(other++))));
        await _harness.RunAsync(Done(Executor().RunOrElseAsync(99, (times, _) => (Task)FailTimes(times), (_, _, _) => Task.FromResult(other++))));

        Assert.Equal((2, 2L), (other, Counted.Successes));

        static async Task<bool> Done(Task task)
        {
            await task;
            return true;
        }
    }

    [Fact]
    public void Run_Synchronous_RetriesOnTheCallersThread()
    {
        var executor = Executor(new() { BaseDelaySeconds = 0 });
        var threads = new HashSet<int>();
        int Work(int times)
        {
            threads.Add(Environment.CurrentManagedThreadId);
            return ++_runs <= times ? throw new IOException("cut") : _runs;
        }

        Assert.Equal(3, executor.Run(_ => Work(2)));
        Assert.Equal(4, executor.Run(2, (times, _) => Work(times)));
        executor.Run(_ => { Work(2); });
        executor.Run(2, (times, _) => { Work(times); });
        Assert.Equal([Environment.CurrentManagedThreadId], threads);
        Assert.Equal(new ErrorRate(4, 2, 6), Counted);
    }

    [Fact]
    public void Run_SynchronousFallbacks_AnswerForTheOperation()
    {
        var executor = Executor(new() { BaseDelaySeconds = 0 });
        var other = 0;
        static int Fail() => throw new IOException("cut");

        Assert.Equal(-1, executor.RunOrDefault(_ => Fail(), -1));
        Assert.Equal(-2, executor.RunOrDefault(0, (_, _) => Fail(), -2));
        Assert.Equal(-3, executor.RunOrElse(_ => Fail(), (_, _) => -3));
        Assert.Equal(-4, executor.RunOrElse(-4, (_, _) => Fail(), (state, _, _) => state));
        executor.RunOrElse(_ => { Fail(); }, (_, _) => { other++; });
        executor.RunOrElse(0, (_, _) => { Fail(); }, (_, _, _) => { other++; });
        Assert.Throws<IOException>(() => executor.Run(_ => Fail()));
        Assert.Throws<ArgumentException>(() => executor.RunOrElse(_ => Fail(), (_, _) => throw new ArgumentException("second")));
        Assert.Equal(2, other);
    }

    [Fact]
    public void Run_SynchronousCancelled_SurfacesAsCancellation()
    {
        using var source = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() => Executor().RunOrDefault(
            _ =>
            {
                source.Cancel();
                return _runs++ == 0 ? throw new IOException("cut") : 1;
            },
            -1,
            source.Token));
        Assert.Equal(1, _runs);
    }

    [Fact]
    public void Run_SynchronousLimit_CancelsTheToken()
    {
        var executor = Executor(new() { Operation = "load", AttemptTimeoutSeconds = 1, MaxAttempts = 1 });

        Assert.Throws<TimeoutException>(() => executor.Run(token =>
        {
            _harness.Clock.Advance(TimeSpan.FromSeconds(2));
            token.ThrowIfCancellationRequested();
        }));
    }

    [Fact]
    public async Task Run_InsideContext_TakesItsOperation()
    {
        using (ErrorContext.Begin("import").Set("file", "a"))
            await Executor(new()).RunOrDefaultAsync(_ => FailTimes(9, new InvalidOperationException()), 0);

        var error = Assert.Single(_harness.Runtime.Errors.Snapshot().RecentErrors);
        Assert.Equal(("import", "a"), (error.Operation, error.Values["file"]));
    }

    [Fact]
    public async Task Create_WithoutRuntime_CountsInTheDefault()
    {
        var executor = new SafeExecutor(new() { Component = "safe-executor-test", Model = "m" });

        await executor.RunAsync(_ => FailTimes(0));

        Assert.Equal(1, ErrorAggregator.Default.Rate(ErrorWindow.Total, "safe-executor-test", "m").Successes);
    }

    [Theory]
    [InlineData(nameof(SafeExecutorOptions.Component))]
    [InlineData(nameof(SafeExecutorOptions.MaxAttempts))]
    [InlineData(nameof(SafeExecutorOptions.BaseDelaySeconds))]
    [InlineData(nameof(SafeExecutorOptions.Factor))]
    [InlineData(nameof(SafeExecutorOptions.MaxDelaySeconds))]
    [InlineData(nameof(SafeExecutorOptions.AttemptTimeoutSeconds))]
    [InlineData(nameof(SafeExecutorOptions.TotalTimeoutSeconds))]
    public void Create_OptionOutOfRange_NamesTheProperty(string property)
    {
        var options = property switch
        {
            nameof(SafeExecutorOptions.Component) => new SafeExecutorOptions { Component = " " },
            nameof(SafeExecutorOptions.MaxAttempts) => new() { MaxAttempts = 0 },
            nameof(SafeExecutorOptions.BaseDelaySeconds) => new() { BaseDelaySeconds = -1 },
            nameof(SafeExecutorOptions.Factor) => new() { Factor = double.NaN },
            nameof(SafeExecutorOptions.MaxDelaySeconds) => new() { MaxDelaySeconds = 86_401 },
            nameof(SafeExecutorOptions.AttemptTimeoutSeconds) => new() { AttemptTimeoutSeconds = 0 },
            _ => new() { TotalTimeoutSeconds = double.PositiveInfinity },
        };

        Assert.Contains($"'SafeExecutorOptions.{property}'", Assert.Throws<ArgumentOutOfRangeException>(() => new SafeExecutor(options)).Message, StringComparison.Ordinal);
    }
}
