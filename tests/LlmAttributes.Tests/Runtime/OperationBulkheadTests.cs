using LlmAttributes.Runtime;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Runtime;

public class OperationBulkheadTests
{
    private readonly OperationHarness _harness = new();

    [Fact]
    public async Task Run_PlaceTaken_WaitsForIt()
    {
        var operation = _harness.Bind(OperationHarness.Plan with { Bulkhead = new() { MaxConcurrency = 1 } });

        await _harness.RunAsync(Task.WhenAll(operation.RunAsync(1, _harness.Take(2), default), operation.RunAsync(2, _harness.Take(2), default)));

        Assert.InRange(_harness.RunAt[1], 2, 2.5);
    }

    [Fact]
    public async Task Run_TooManyWait_IsRefused()
    {
        var operation = _harness.Bind(OperationHarness.Plan with { Bulkhead = new() { MaxConcurrency = 1, MaxQueued = 0 } });
        var first = operation.RunAsync(1, _harness.Take(2), default);

        var e = await Assert.ThrowsAsync<LlmException>(() => operation.RunAsync(2, _harness.Take(2), default));
        await _harness.RunAsync(first);

        Assert.Equal((LlmErrorKind.RateLimit, 1), (e.Kind, _harness.RunAt.Count));
        Assert.Equal("'IDesk.FindAsync' has 1 runs under way and 0 waiting; raise MaxConcurrency or MaxQueued of [Bulkhead], or call it less often.", e.Message);
    }

    [Fact]
    public async Task Run_WaitingPassesTheTotal_IsATimeout()
    {
        var operation = _harness.Bind(OperationHarness.Plan with { Bulkhead = new() { MaxConcurrency = 1 }, Timeout = new() { TotalSeconds = 3 } });
        var first = operation.RunAsync(1, _harness.Take(2.5), default);
        var second = operation.RunAsync(2, _harness.Take(1), default);
        var third = operation.RunAsync(3, _harness.Take(1), default);

        Assert.Equal(1, await _harness.RunAsync(first));
        await Assert.ThrowsAsync<TimeoutException>(() => _harness.RunAsync(second));
        await Assert.ThrowsAsync<TimeoutException>(() => _harness.RunAsync(third));
        Assert.Equal(2, _harness.RunAt.Count);
    }

    [Fact]
    public async Task Run_Failed_GivesItsPlaceBack()
    {
        var operation = _harness.Bind(OperationHarness.Plan with { Bulkhead = new() { MaxConcurrency = 1, MaxQueued = 0 } });

        await Assert.ThrowsAsync<IOException>(() => operation.RunAsync(1, _harness.Fail(1, () => new IOException("cut")), default));

        Assert.Equal(2, await operation.RunAsync(2, _harness.Fail(0, null!), default));
    }
}
