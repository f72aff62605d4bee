using LlmAttributes.Runtime;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Runtime;

public class OperationStreamTests
{
    private static readonly CallPlan s_plan = OperationHarness.Plan with { Trace = true };

    private readonly OperationHarness _harness = new();

    private IAsyncEnumerable<int> Stream(CallPlan plan, object[] items, double waitSeconds = 0, CancellationToken token = default) =>
        _harness.Bind(plan).Stream(0, (_, attempt) => _harness.Stream(items, waitSeconds, attempt), token);

    // Fails as often as told before the first item.
    private IAsyncEnumerable<int> Flaky(CallPlan plan, int failures, params object[] items) =>
        _harness.Bind(plan).Stream(0, (_, token) => _harness.Stream(_harness.RunAt.Count < failures ? [new IOException("cut")] : items, 0, token), default);

    private Task<List<int>> ReadAsync(IAsyncEnumerable<int> stream) => _harness.RunAsync(stream.ToListAsync().AsTask());

    private PerformanceStats Traced() => Assert.Single(_harness.Calls.Runtime.Tracer.GetReport().Operations);

    [Fact]
    public async Task Stream_Traced_IsOneOperationFromFirstToLast()
    {
        Assert.Equal([1, 2, 3], await ReadAsync(Stream(s_plan, [1, 2, 3], 1)));

        Assert.Equal((1, 0), (Traced().Count, Traced().Failed));
        Assert.InRange(Traced().Max.TotalSeconds, 3, 4);
    }

    [Fact]
    public async Task Stream_NotRead_DoesNotRun()
    {
        var stream = Stream(s_plan, [1]);
        Assert.Empty(_harness.RunAt);

        Assert.Equal([1], await ReadAsync(stream));
    }

    [Fact]
    public async Task Stream_FailsBeforeItsFirstItem_IsRetried()
    {
        Assert.Equal([1, 2], await ReadAsync(Flaky(s_plan with { Retry = new() }, 2, 1, 2)));
        Assert.Equal(3, _harness.RunAt.Count);
        Assert.Equal(new ErrorRate(1, 2, 3), _harness.Calls.Runtime.Errors.Rate(ErrorWindow.Total));
    }

    [Fact]
    public async Task Stream_FailsAfterAnItem_PassesTheErrorOn()
    {
        List<int> seen = [];
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var item in Stream(s_plan with { Retry = new() }, [1, new IOException("cut")]))
                seen.Add(item);
        });

        Assert.Equal([1], seen);
        Assert.Single(_harness.RunAt);
        Assert.Equal(1, Traced().Failed);
    }

    [Fact]
    public async Task Stream_Empty_IsASuccess()
    {
        Assert.Empty(await ReadAsync(Stream(s_plan with { Retry = new() }, [])));
        Assert.Equal(new ErrorRate(1, 0, 1), _harness.Calls.Runtime.Errors.Rate(ErrorWindow.Total));
    }

    [Fact]
    public async Task Stream_LeftEarly_IsNoFailureAndIsDisposed()
    {
        var isDisposed = false;
        var stream = _harness.Bind(s_plan with { CircuitBreaker = true, Bulkhead = new() { MaxConcurrency = 1, MaxQueued = 0 } }).Stream(0, (_, _) => Endless(), default);

        for (var i = 0; i < 2; i++)
            Assert.Equal(1, await stream.FirstAsync());

        Assert.True(isDisposed);
        Assert.Equal((2, 0), (Traced().Count, Traced().Failed));
        Assert.Equal(new ErrorRate(2, 0, 2), _harness.Calls.Runtime.Errors.Rate(ErrorWindow.Total));

        async IAsyncEnumerable<int> Endless()
        {
            try
            {
                while (true)
                {
                    await Task.Yield();
                    yield return 1;
                }
            }
            finally
            {
                isDisposed = true;
            }
        }
    }

    [Theory]
    [InlineData(2.0, null)]
    [InlineData(null, 2.0)]
    [InlineData(9.0, 2.0)]
    public async Task Stream_FirstItemLate_IsATimeoutAndRetried(double? attempt, double? firstToken)
    {
        var plan = s_plan with { Retry = new() { MaxAttempts = 2 }, Timeout = new() { AttemptSeconds = attempt, FirstTokenSeconds = firstToken } };

        var e = await Assert.ThrowsAsync<TimeoutException>(() => ReadAsync(Stream(plan, [1], 5)));

        Assert.Equal("'IDesk.FindAsync' did not yield its first item within 2 s; raise AttemptSeconds or FirstTokenSeconds of [Timeout].", e.Message);
        Assert.Equal(2, _harness.RunAt.Count);
    }

    [Fact]
    public async Task Stream_LimitOfTheFirstItem_DoesNotHoldForLaterOnes() =>
        Assert.Equal([1, 2, 3], await ReadAsync(Stream(s_plan with { Timeout = new() { AttemptSeconds = 2 } }, [1, 2, 3], 1)));

    [Fact]
    public async Task Stream_Idle_IsATimeout()
    {
        var stream = _harness.Bind(s_plan with { Timeout = new() { IdleSeconds = 2 } }).Stream(0, (_, token) => Slowing(token), default);

        var e = await Assert.ThrowsAsync<TimeoutException>(() => ReadAsync(stream));

        Assert.Equal("'IDesk.FindAsync' yielded nothing for 2 s; raise IdleSeconds of [Timeout].", e.Message);

        async IAsyncEnumerable<int> Slowing([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
        {
            for (var i = 1; i < 9; i++)
            {
                yield return i;
                await Task.Delay(TimeSpan.FromSeconds(i), _harness.Calls.Clock, token);
            }
        }
    }

    [Fact]
    public async Task Stream_ReaderTakesItsTime_IsNotIdle()
    {
        List<int> seen = [];
        await foreach (var item in Stream(s_plan with { Timeout = new() { IdleSeconds = 2 } }, [1, 2]))
        {
            seen.Add(item);
            _harness.Calls.Clock.Advance(TimeSpan.FromSeconds(60));
        }

        Assert.Equal([1, 2], seen);
    }

    [Fact]
    public async Task Stream_TotalOver_IsATimeout()
    {
        var e = await Assert.ThrowsAsync<TimeoutException>(() => ReadAsync(Stream(s_plan with { Timeout = new() { TotalSeconds = 2.5 } }, [1, 2, 3, 4], 1)));

        Assert.Equal("'IDesk.FindAsync' did not end within 2.5 s; raise TotalSeconds of [Timeout].", e.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stream_EitherTokenCancelled_SurfacesAsCancellation(bool isOfTheMethod)
    {
        using var cancel = new CancellationTokenSource();
        var stream = Stream(s_plan with { Retry = new(), Timeout = new() { IdleSeconds = 9 } }, [1, 2], 0, isOfTheMethod ? cancel.Token : default);
        List<int> seen = [];

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var item in stream.WithCancellation(isOfTheMethod ? default : cancel.Token))
            {
                seen.Add(item);
                await cancel.CancelAsync();
            }
        });

        Assert.Equal([1], seen);
        Assert.Equal(0, _harness.Calls.Runtime.Errors.Rate(ErrorWindow.Total).Failures);
    }

    [Fact]
    public async Task Stream_Failures_OpenTheBreaker()
    {
        var plan = s_plan with { CircuitBreaker = true };
        for (var i = 0; i < 5; i++)
            await Assert.ThrowsAsync<IOException>(() => ReadAsync(Stream(plan, i % 2 == 0 ? [new IOException("cut")] : [1, new IOException("cut")])));

        Assert.Equal(LlmErrorKind.Overloaded, (await Assert.ThrowsAsync<LlmException>(() => ReadAsync(Stream(plan, [1])))).Kind);
    }
}
