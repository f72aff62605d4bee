using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Resilience;

/// <summary>Limits whose timer ends a moment before the clock says so are the limits that they are.</summary>
public class EarlyTimerTests
{
    private static readonly TimeSpan s_almostTen = TimeSpan.FromSeconds(9.996);

    private readonly EarlyClock _clock = new();
    private readonly Gate _gate = new();
    private readonly CallHarness _harness;

    public EarlyTimerTests() => _harness = new CallHarness().Configure(b => b.UseTimeProvider(_clock)).Model("a", null, _ => ScriptedReply.SayInChunks("one ", "two") with { BeforeAnswer = Pause.Until(_gate) });

    [Fact]
    public async Task Ask_TotalOver_IsTheEndOfTheCall()
    {
        var asking = _harness.AskAsync(CallHarness.Plan with { Model = "a", Retry = new() { BaseDelaySeconds = 0.001 }, Timeout = new() { TotalSeconds = 10 } });
        await _gate.Reached;
        _clock.Advance(s_almostTen);

        var failure = await Assert.ThrowsAsync<LlmException>(() => asking);

        Assert.Contains("did not end within its total limit", failure.Message, StringComparison.Ordinal);
        Assert.Single(_harness.Asked);
    }

    [Fact]
    public async Task Ask_AttemptOverJustBeforeTheTotal_IsTheLimitOfTheAttempt()
    {
        var asking = _harness.AskAsync(CallHarness.Plan with { Model = "a", Timeout = new() { AttemptSeconds = 9.99, TotalSeconds = 10 } });
        await _gate.Reached;
        _clock.Advance(TimeSpan.FromSeconds(9.986));

        var failure = await Assert.ThrowsAsync<LlmException>(() => asking);

        Assert.Contains("within the limit of an attempt", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_TotalOverAfterItsFirstPiece_IsTheEndOfTheCall()
    {
        var harness = new CallHarness().Configure(b => b.UseTimeProvider(_clock)).Model("a", null, _ => ScriptedReply.SayInChunks("one ", "two") with { BetweenChunks = Pause.Until(_gate) });
        var updates = harness.BindStream(CallHarness.Plan with { Model = "a", Timeout = new() { TotalSeconds = 10, AttemptSeconds = 60, IdleSeconds = 30 } }).Updates(CallHarness.Messages, null, null, default);
        await using var reader = updates.GetAsyncEnumerator();
        Assert.True(await reader.MoveNextAsync());
        var next = reader.MoveNextAsync().AsTask();
        await _gate.Reached;
        _clock.Advance(s_almostTen);

        var failure = await Assert.ThrowsAsync<LlmException>(() => next);

        Assert.Contains("did not end within its total limit", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operation_TotalOver_IsTheEndOfTheRun()
    {
        var runs = 0;
        var operation = new OperationBinder(_harness.Runtime, typeof(EarlyTimerTests)).Bind(OperationHarness.Plan with { Retry = new() { BaseDelaySeconds = 0.001 }, Timeout = new() { TotalSeconds = 10 } });
        var running = operation.RunAsync(1, async (_, token) =>
        {
            runs++;
            await _gate.WaitAsync(token);
        }, default);
        await _gate.Reached;
        _clock.Advance(s_almostTen);

        var failure = await Assert.ThrowsAsync<TimeoutException>(() => running);

        Assert.Contains("TotalSeconds", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task SafeExecutor_TotalOver_IsTheEndOfTheRun()
    {
        var runs = 0;
        var executor = new SafeExecutor(new() { Operation = "load", TotalTimeoutSeconds = 10, BaseDelaySeconds = 0 }, _harness.Runtime);
        var running = executor.RunAsync(async token =>
        {
            runs++;
            await _gate.WaitAsync(token);
        });
        await _gate.Reached;
        _clock.Advance(s_almostTen);

        var failure = await Assert.ThrowsAsync<TimeoutException>(() => running);

        Assert.Equal("'load' did not end within 10 s; raise TotalTimeoutSeconds.", failure.Message);
        Assert.Equal(1, runs);
    }
}
