using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Errors;

public class SafeExecutorCancellationTests
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
}
