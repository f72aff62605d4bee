using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Errors;

public class SafeExecutorSyncTests
{
    private readonly CallHarness _harness = new();
    private int _runs;

    private SafeExecutor Executor(SafeExecutorOptions? options = null) => new(options ?? new() { Operation = "load" }, _harness.Runtime);

    private ErrorRate Counted => _harness.Runtime.Errors.Rate(ErrorWindow.Total, LlmComponents.ErrorHandler);

    private Task<int> FailTimes(int times, Exception? exception = null) => ++_runs <= times ? Task.FromException<int>(exception ?? new IOException("cut")) : Task.FromResult(_runs);

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
