using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Errors;

public class SafeExecutorFallbackTests
{
    private readonly CallHarness _harness = new();
    private int _runs;

    private SafeExecutor Executor(SafeExecutorOptions? options = null) => new(options ?? new() { Operation = "load" }, _harness.Runtime);

    private ErrorRate Counted => _harness.Runtime.Errors.Rate(ErrorWindow.Total, LlmComponents.ErrorHandler);

    private Task<int> FailTimes(int times, Exception? exception = null) => ++_runs <= times ? Task.FromException<int>(exception ?? new IOException("cut")) : Task.FromResult(_runs);

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
}
