using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Costs;

/// <summary>What a call that was cancelled, or ran out of time, leaves of a budget that others share. A call may cost $0.001.</summary>
public class SharedBudgetTests
{
    private const decimal One = 0.0015m;
    private const decimal Two = 0.0025m;

    private readonly CallHarness _harness = new();

    private static ScriptedReply Never { get; } = new() { BeforeAnswer = Pause.Until(new Gate()) };

    // As the members of an ensemble do, the calls ask one model each and draw on one budget.
    private Func<double, CancellationToken, Task<string>> Share(decimal usd, params ScriptedReply[] script)
    {
        _harness.Model("a", Priced.At(0, 1), script);
        var plan = CallHarness.Plan with { Model = "a", Budget = new() { PerCallUsd = usd }, Options = new() { MaxOutputTokens = 1_000 }, Retry = new() { MaxAttempts = 2, BaseDelaySeconds = 5 } };
        var binding = new CallBinding(_harness.Runtime, plan, []);
        var (order, route) = binding.Order();
        var engine = binding.Engine(order, route);
        var budget = engine.NewBudget(null);
        return (seconds, token) => engine.RunAsync<string, ValueReader<string>>(
            new(Answers.Text), CallHarness.Messages, null, null, default, new MemberCall(new("a", order.First!, null, null, null), new([], null, null) { Limit = TimeSpan.FromSeconds(seconds), Budget = budget }), token);
    }

    private async Task CancelAsync(Func<double, CancellationToken, Task<string>> call, int requests)
    {
        using var source = new CancellationTokenSource();
        var asking = call(60, source.Token);
        await CallHarness.UntilAsync(() => _harness.Asked.Count == requests);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task Ask_CancelledBeforeARetry_LeavesAllOfIt()
    {
        var call = Share(One, Failures.Status(500), ScriptedReply.Say("yes", 1, 1));

        await CancelAsync(call, requests: 1);

        Assert.Equal("yes", await call(60, default));
    }

    [Fact]
    public async Task Ask_CancelledWhileAnswering_CountsWithItsWorstCaseOnce()
    {
        var call = Share(Two, Never, ScriptedReply.Say("yes", 1, 1), Never, ScriptedReply.Say("no"));

        await CancelAsync(call, requests: 1);
        Assert.Equal("yes", await call(60, default));
        await CancelAsync(call, requests: 3);

        Assert.Equal(LlmErrorKind.Budget, (await Assert.ThrowsAsync<LlmException>(() => call(60, default))).Kind);
        Assert.Equal(3, _harness.Asked.Count);
    }

    [Fact]
    public async Task Ask_OutOfTime_CountsWithItsWorstCaseOnce()
    {
        var call = Share(Two, Never, ScriptedReply.Say("yes", 1, 1), Never, ScriptedReply.Say("no"));

        await Assert.ThrowsAsync<LlmException>(() => _harness.RunAsync(call(2, default)));
        Assert.Equal("yes", await call(60, default));
        await Assert.ThrowsAsync<LlmException>(() => _harness.RunAsync(call(2, default)));

        Assert.Equal(LlmErrorKind.Budget, (await Assert.ThrowsAsync<LlmException>(() => call(60, default))).Kind);
    }

    [Fact]
    public async Task Ask_CancelledBeforeItIsSent_LeavesAllOfIt()
    {
        var call = Share(One, ScriptedReply.Say("yes", 1, 1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call(60, new(canceled: true)));

        Assert.Equal("yes", await call(60, default));
    }
}
