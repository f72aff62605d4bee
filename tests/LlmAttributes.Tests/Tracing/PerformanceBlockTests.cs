using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Tests.Tracing;

public class PerformanceBlockTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly PerformanceTracer _tracer;

    public PerformanceBlockTests() => _tracer = new(null, _clock);

    private PerformanceMetric Only => Assert.Single(_tracer.GetHistory());

    [Fact]
    public void TraceBlock_Disposed_IsRecordedOnceWithItsTimeAndValues()
    {
        using (var block = _tracer.TraceBlock("parse", "worker").Set("file", "a.txt").Set("file", "b.txt").Spend(new(3, 1), Cost.FromPico(5)))
        {
            _clock.Advance(TimeSpan.FromMilliseconds(250));
            block.Dispose();
        }

        Assert.Equal(("parse", "worker", 250, true), (Only.Operation, Only.Component, Only.Duration.TotalMilliseconds, Only.IsSuccess));
        Assert.Equal((4, Cost.FromPico(5)), (Only.Usage.TotalTokens, Only.Cost));
        Assert.Equal(new Dictionary<string, string> { ["file"] = "b.txt" }, Only.Metadata);
    }

    [Fact]
    public async Task TraceBlock_AwaitUsing_IsRecordedAfterTheAwait()
    {
        await using (_tracer.TraceBlock("parse"))
        {
            await Task.Yield();
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal((1, null), (Only.Duration.TotalSeconds, Only.Metadata));
    }

    [Fact]
    public async Task TraceBlock_Nested_NamesItsParentBeyondAwaits()
    {
        using (_tracer.TraceBlock("outer"))
        {
            await Task.Yield();
            using (_tracer.TraceBlock("inner"))
            {
                await Task.Yield();
                Assert.Equal(("inner", "outer"), (PerformanceBlock.Current!.Operation, PerformanceBlock.Current.Parent!.Operation));
            }

            using (_tracer.TraceBlock("second"))
                Assert.Equal("second", PerformanceBlock.Current!.Operation);
        }

        Assert.Equal([("outer", null), ("second", "outer"), ("inner", "outer")], _tracer.GetHistory().Select(m => (m.Operation, m.Parent)));
        Assert.Null(PerformanceBlock.Current);
    }

    [Fact]
    public async Task TraceBlock_InParallelTasks_DoNotMeet()
    {
        using (_tracer.TraceBlock("outer"))
        {
            await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
            {
                await Task.Yield();
                using (_tracer.TraceBlock("inner"))
                    await Task.Yield();
            }));
        }

        Assert.Equal(20, _tracer.GetHistory().Count(m => m is { Operation: "inner", Parent: "outer" }));
    }

    [Fact]
    public void TraceBlock_OuterEndedFirst_TakesTheInnerWithIt()
    {
        var outer = _tracer.TraceBlock("outer");
        var inner = _tracer.TraceBlock("inner");

        outer.Dispose();
        Assert.Null(PerformanceBlock.Current);
        inner.Dispose();

        Assert.Null(PerformanceBlock.Current);
        Assert.Equal(2, _tracer.GetHistory().Count);
    }

    [Fact]
    public void Fail_Exception_KeepsItsKind()
    {
        using (var block = _tracer.TraceBlock("parse"))
            block.Fail(new TimeoutException("secret"));

        Assert.Equal((LlmErrorKind.Timeout, false), (Only.Error, Only.IsSuccess));
    }

    [Fact]
    public void Fail_Cancellation_IsNoError()
    {
        using (var block = _tracer.TraceBlock("parse"))
            block.Fail(new OperationCanceledException());

        Assert.Equal((null, true, false), (Only.Error, Only.IsCancelled, Only.IsSuccess));
    }

    [Fact]
    public void Fail_KindAfterCancellation_IsThatError()
    {
        using (var block = _tracer.TraceBlock("parse"))
        {
            block.Fail(new OperationCanceledException());
            block.Fail(LlmErrorKind.Budget);
        }

        Assert.Equal((LlmErrorKind.Budget, false), (Only.Error, Only.IsCancelled));
    }

    [Fact]
    public void Set_TooMuch_IsCut()
    {
        using (var block = _tracer.TraceBlock("parse"))
        {
            for (var i = 0; i < 20; i++)
                block.Set($"key {i}", new string('x', 300));
            block.Set("key 3", "short");
        }

        Assert.Equal((16, 256, "short"), (Only.Metadata!.Count, Only.Metadata["key 0"].Length, Only.Metadata["key 3"]));
    }

    [Fact]
    public void Trace_Function_ReturnsItsResultAndRecordsIt()
    {
        Assert.Equal(5, _tracer.Trace("add", block => block.Set("a", "b") is null ? 0 : 5));
        Assert.Throws<IOException>(() => _tracer.Trace<int>("add", _ => throw new IOException(), "c"));

        Assert.Equal([LlmErrorKind.Network, null], _tracer.GetHistory().Select(m => m.Error));
    }

    [Fact]
    public async Task TraceAsync_Function_ReturnsItsResultAndRecordsIt()
    {
        Assert.Equal(5, await _tracer.TraceAsync("add", _ => Task.FromResult(5)));
        await Assert.ThrowsAsync<IOException>(() => _tracer.TraceAsync<int>("add", async _ =>
        {
            await Task.Yield();
            throw new IOException();
        }));

        Assert.Equal([false, true], _tracer.GetHistory().Select(m => m.IsSuccess));
    }
}
