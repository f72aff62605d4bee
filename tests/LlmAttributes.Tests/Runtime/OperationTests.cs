using LlmAttributes.Runtime;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Runtime;

public class OperationTests
{
    private readonly CallHarness _harness = new CallHarness().Configure(b => b.UsePerformanceTracer());
    private int _runs;

    private BoundOperation Bind(CallPlan plan) => new(_harness.Runtime, plan with { Call = "FindAsync" }, null);

    private ValueTask<int> FailTwice(int result, CancellationToken token) => ++_runs <= 2 ? throw new IOException("cut") : new(result);

    private async Task<int> WaitAsync(double seconds, CancellationToken token)
    {
        _runs++;
        await Task.Delay(TimeSpan.FromSeconds(seconds), _harness.Clock, token);
        return 1;
    }

    [Fact]
    public async Task RunValue_PassingError_IsRetried()
    {
        var operation = Bind(CallHarness.Plan with { Retry = new() });

        Assert.Equal(5, await _harness.RunAsync(operation.RunValueAsync(5, FailTwice, default).AsTask()));
        Assert.Equal(3, _runs);
    }

    [Fact]
    public async Task Run_ErrorThatDoesNotPass_IsNot()
    {
        var operation = Bind(CallHarness.Plan with { Retry = new() });

        await Assert.ThrowsAsync<InvalidOperationException>(() => operation.RunAsync<int, int>(0, (_, _) => ++_runs > 0 ? throw new InvalidOperationException() : null!, default));

        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task Run_TotalOver_IsATimeoutThatNamesTheMethod()
    {
        var e = await Assert.ThrowsAsync<TimeoutException>(() => _harness.RunAsync(Bind(CallHarness.Plan with { Timeout = new() { TotalSeconds = 2 } }).RunAsync(60.0, WaitAsync, default)));

        Assert.Equal("'IDesk.FindAsync' did not end within 2 s; raise TotalSeconds of [Timeout].", e.Message);
    }

    [Fact]
    public async Task Run_AttemptOver_IsRetried()
    {
        var operation = Bind(CallHarness.Plan with { Retry = new() { MaxAttempts = 2 }, Timeout = new() { AttemptSeconds = 1 } });

        await Assert.ThrowsAsync<TimeoutException>(() => _harness.RunAsync(operation.RunAsync(60.0, WaitAsync, default)));

        Assert.Equal(2, _runs);
    }

    [Fact]
    public async Task Run_CallerCancels_SurfacesAsCancellation()
    {
        using var cancel = new CancellationTokenSource();
        var running = Bind(CallHarness.Plan with { Retry = new(), Timeout = new() { TotalSeconds = 9, AttemptSeconds = 5 } }).RunAsync(60.0, WaitAsync, cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task Run_Traced_IsInTheReport()
    {
        var operation = Bind(CallHarness.Plan with { Trace = true });
        operation.Run(1, static s => s + 1);
        operation.Run(1, static _ => { });
        await operation.RunAsync(1, static (_, _) => Task.CompletedTask, default);
        await operation.RunValueAsync(1, static (_, _) => default, default);
        Assert.Throws<InvalidOperationException>(() => operation.Run(1, static _ => throw new InvalidOperationException()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => operation.RunAsync(1, static (_, _) => throw new InvalidOperationException(), default));

        var stats = Assert.Single(_harness.Runtime.Tracer.GetReport().Operations);

        Assert.Equal(("IDesk.FindAsync", 6, 2), (stats.Operation, stats.Count, stats.Failed));
    }

    [Fact]
    public void Decorate_Null_IsRefused()
    {
        Assert.Throws<ArgumentNullException>("inner", () => Contracts.Decorate<string>(null!, _harness.Runtime, static (inner, _) => inner));
        Assert.Equal("x!", Contracts.Decorate("x", _harness.Runtime, static (inner, binder) => binder.Bind(CallHarness.Plan).Run(inner, static s => s + "!")));
    }
}
