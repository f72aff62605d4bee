using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Behavior.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Behavior.Tests;

/// <summary>Generated decorators around an implementation that really runs.</summary>
public class DecoratorTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly LlmRuntime _runtime;
    private readonly ScriptedIndex _inner;
    private readonly IIndex _index;

    public DecoratorTests()
    {
        _runtime = LlmRuntime.CreateBuilder().UseTimeProvider(_clock).UseSeed(1).UsePerformanceTracer().Build();
        _inner = new(_clock);
        _index = IIndex.Decorate(_inner, _runtime);
    }

    private Task<T> RunAsync<T>(Task<T> task) => _clock.RunAsync(task);

    [Fact]
    public async Task Retry_PassingErrors_EndInAnAnswer()
    {
        _inner.Failures = 2;

        Assert.Equal("w", await RunAsync(_index.FindAsync("w")));
        Assert.Equal(3, _inner.Runs.Count);
    }

    [Fact]
    public async Task Fallback_Method_AnswersWithTheArguments()
    {
        _inner.Failures = 9;

        Assert.Equal("memory: w", await RunAsync(_index.FindAsync("w")));
        Assert.Equal(3, _inner.Runs.Count);
    }

    [Fact]
    public async Task Fallback_Value_AnswersForTasksStreamsAndMethodsWithoutResult()
    {
        _inner.Failures = 99;

        Assert.Equal("nothing", await RunAsync(_index.FirstAsync("w").AsTask()));
        Assert.Equal(["..."], await RunAsync(_index.ListAsync("w").ToListAsync().AsTask()));
        _index.Save("w");

        Assert.Equal("flush w", _inner.Runs[^1]);
    }

    [Fact]
    public async Task Breaker_AfterFailures_IsOpenForTheWholeInterface()
    {
        _inner.Failures = 5;
        for (var i = 0; i < 5; i++)
            await Assert.ThrowsAsync<IOException>(() => _index.CountAsync("all"));
        var runs = _inner.Runs.Count;

        var e = await Assert.ThrowsAsync<LlmException>(() => _index.CountAsync("all"));
        Assert.Equal(-1, _index.Size("all"));
        await Assert.ThrowsAsync<LlmException>(() => IIndex.Decorate(new ScriptedIndex(_clock), _runtime).CountAsync("all"));

        Assert.Equal((LlmErrorKind.Overloaded, "IIndex"), (e.Kind, e.Contract));
        Assert.Equal(runs, _inner.Runs.Count);

        _clock.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal(3, await _index.CountAsync("all"));
    }

    [Fact]
    public async Task Bulkhead_ManyRuns_LetsSoManyInAtOnce()
    {
        _inner.Takes = TimeSpan.FromSeconds(1);

        var results = await RunAsync(Task.WhenAll(Enumerable.Range(0, 6).Select(n => _index.ImportAsync(n))));

        Assert.Equal([0, 1, 2, 3, 4, 5], results);
        Assert.Equal(2, _inner.MostAtOnce);
    }

    [Fact]
    public async Task Stream_FailsBeforeItsFirstItem_IsRetriedAndTraced()
    {
        _inner.Failures = 1;

        Assert.Equal(["w", "w"], await RunAsync(_index.ListAsync("w").ToListAsync().AsTask()));
        Assert.Equal(3, _inner.Runs.Count);
        Assert.Equal("IIndex.ListAsync", Assert.Single(_runtime.Tracer.GetReport().Operations).Operation);
    }

    [Fact]
    public async Task Stream_Idle_EndsWithATimeout()
    {
        _inner.Takes = TimeSpan.FromSeconds(4);
        List<string> seen = [];

        await Assert.ThrowsAsync<TimeoutException>(() => RunAsync(ReadAsync()));
        Assert.Equal(["w"], seen);

        async Task<bool> ReadAsync()
        {
            await foreach (var item in _index.ListAsync("w"))
            {
                seen.Add(item);
                _inner.Takes = TimeSpan.FromSeconds(6);
            }

            return true;
        }
    }

    [Fact]
    public async Task Cache_EqualArguments_RunOnceUntilTheyExpire()
    {
        Assert.Equal("a3", await _index.LookUpAsync(new("a", "en")));
        Assert.Equal("a3", await _index.LookUpAsync(new("a", "en"), 3, new CancellationTokenSource().Token));
        Assert.Equal("a4", await _index.LookUpAsync(new("a", "en"), 4));
        Assert.Equal(2, _inner.Runs.Count);

        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("a3", await _index.LookUpAsync(new("a", "en")));

        Assert.Equal(3, _inner.Runs.Count);
    }

    [Fact]
    public async Task Cache_EqualCallsAtOnce_ShareOneRun()
    {
        _inner.Takes = TimeSpan.FromSeconds(1);

        var results = await RunAsync(Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _index.LookUpAsync(new("a")))));

        Assert.Equal(["a3", "a3", "a3", "a3"], results);
        Assert.Single(_inner.Runs);
    }

    [Fact]
    public void Cache_Synchronous_RunsOnce()
    {
        Assert.Equal((3, 3, 2), (_index.Length("abc"), _index.Length("abc"), _index.Length("ab")));
        Assert.Equal(2, _inner.Runs.Count);
    }

    [Fact]
    public async Task GenericMethod_OfAnyTypeArgument_IsRetried()
    {
        _inner.Failures = 1;
        Assert.Equal(1, await RunAsync(_index.MapAsync("w", static w => w.Length)));
        _inner.Failures = 1;
        Assert.Equal('w', await RunAsync(_index.MapAsync("w", static w => w[0])));

        Assert.Equal(4, _inner.Runs.Count);
    }

    [Fact]
    public void OutParameter_WithoutPolicy_PassesThrough()
    {
        Assert.True(_index.TryGet("word", out var place));
        Assert.Equal(4, place);
    }
}
