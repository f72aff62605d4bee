using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace LlmAttributes.Tests.Routing;

[Trait(RouteGroup.Trait, RouteGroup.Selection)]
public class RouterTests
{
    private static CallPlan Plan(Func<ILlmRouter>? create = null) =>
        CallHarness.Plan with { Route = new(RouteStrategy.Router, ["big", "small", "mid"]) { Router = new(typeof(ScriptedRouter), create) } };

    private static CallHarness With(Func<RouteRequest, CancellationToken, ValueTask<RouteDecision>> select, params ScriptedReply[] script) =>
        Routes.Three(script).Configure(b => b.AddRouter(new ScriptedRouter(select)));

    [Fact]
    public async Task Ask_Router_DecidesTheOrderThatFailoverWalks()
    {
        var harness = With((request, _) => new(request.Choose(["mid", "big"])), Failures.Status(500));

        await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(Plan()));

        Assert.Equal(["mid", "big"], harness.Asked);
    }

    [Fact]
    public async Task Ask_AsyncRouter_IsAwaited()
    {
        var gate = new Gate();
        var harness = With(async (request, token) =>
        {
            await gate.WaitAsync(token);
            return request.Choose(["small"]);
        });

        var running = harness.AskResultAsync(Plan());
        await gate.Reached;
        Assert.Empty(harness.Asked);
        gate.Open();

        Assert.Equal("small", (await running).Model);
    }

    [Fact]
    public async Task Ask_Router_SeesTheCallAndItsCandidates()
    {
        RouteRequest? seen = null;
        var harness = With((request, _) => { seen = request; return new(request.Choose(["big"])); });

        await harness.AskAsync(Plan().With(r => r with { MinQuality = 0.6 }), new() { StickyKey = "k" });

        Assert.Equal(("IDesk", "AskAsync", "k", false), (seen!.Contract, seen.Call, seen.CallOptions?.StickyKey, seen.IsStream));
        Assert.Equal(CallHarness.Messages, seen.Messages);
        Assert.Equal(["big", "mid"], seen.Candidates.Select(c => c.Model));
        Assert.Equal((0, null, 0), (seen.Candidates[0].InFlight, seen.Candidates[0].LatencySeconds, seen.Candidates[0].ErrorRate));
        Assert.InRange(seen.InputTokens, 5, 15);
        Assert.Equal((seen.InputTokens * 0.000003m) + 0.015m, Math.Round(seen.Candidates[0].ExpectedUsd!.Value, 9));
    }

    [Fact]
    public async Task Ask_RouterThrows_TheDeclaredOrderHolds()
    {
        var log = new ListLogger();
        var harness = With((_, _) => throw new InvalidOperationException("no")).Configure(b => b.UseLogger(log));

        Assert.Equal("big", (await harness.AskResultAsync(Plan())).Model);
        Assert.Contains(log.Lines, line => line.Text.Contains("Router ScriptedRouter of IDesk.AskAsync failed with InvalidOperationException; the declared order holds", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData]
    public async Task Ask_RouterNamesNobody_TheDeclaredOrderHolds(params string[] names)
    {
        var harness = With((request, _) => new(request.Choose(names)));

        Assert.Equal("big", (await harness.AskResultAsync(Plan())).Model);
    }

    [Fact]
    public async Task Ask_RouterNamesSomebodyWhoMayNotAnswer_IsPassedOver()
    {
        var harness = With((request, _) => new(request.Choose(["small", "mid", "mid"])), Failures.Status(500));

        await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(Plan().With(r => r with { MinQuality = 0.6 })));

        Assert.Equal(["mid"], harness.Asked);
    }

    [Fact]
    public async Task Ask_RouterHangs_EndsWithTheTotalLimit()
    {
        var harness = With(async (request, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return request.Choose(["big"]);
        });

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(harness.AskAsync(Plan() with { Timeout = new() { TotalSeconds = 5 } })));

        Assert.Equal((LlmErrorKind.Timeout, 0), (e.Kind, harness.Asked.Count));
    }

    [Fact]
    public async Task Ask_CallerCancelsWhileTheRouterThinks_IsCancelled()
    {
        using var cancel = new CancellationTokenSource();
        var gate = new Gate();
        var harness = With(async (request, token) =>
        {
            await gate.WaitAsync(token);
            return request.Choose(["big"]);
        });

        var running = harness.AskAsync(Plan(), null, cancel.Token);
        await gate.Reached;
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Empty(harness.Asked);
    }

    [Fact]
    public async Task Ask_RouterLeavesItToAStrategy_ThatDecides()
    {
        var harness = With((request, _) => new(request.By(RouteStrategy.Cost)));

        Assert.Equal("small", (await harness.AskResultAsync(Plan())).Model);
    }

    [Fact]
    public async Task By_StrategyThatNeedsMore_IsRefused()
    {
        Exception? thrown = null;
        var harness = With((request, _) =>
        {
            thrown = Record.Exception(() => request.By(RouteStrategy.Sticky));
            return new(request.Choose(["big"]));
        });

        await harness.AskAsync(Plan());

        Assert.StartsWith("'Sticky' needs more than the facts of the models", Assert.IsType<ArgumentOutOfRangeException>(thrown).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_RouterThatTheRuntimeDoesNotHave_IsCreated()
    {
        var plan = Plan(static () => new ScriptedRouter((request, _) => new(request.Choose(["mid"]))));

        Assert.Equal("mid", (await Routes.Three().AskResultAsync(plan)).Model);
    }

    [Fact]
    public void Bind_RouterThatNobodyHas_IsAFault()
    {
        var e = Assert.Throws<LlmConfigurationException>(() => Routes.Three().Bind(Plan()));

        Assert.StartsWith("'IDesk.AskAsync' routes by 'ScriptedRouter', which the runtime does not have", Assert.Single(e.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_RouterInTheContainer_IsFound()
    {
        var services = new ServiceCollection();
        services.AddKeyedSingleton<IChatClient>("big", new ScriptedChatClient(_ => ScriptedReply.Say("big"), "big"));
        services.AddKeyedSingleton<IChatClient>("small", new ScriptedChatClient(_ => ScriptedReply.Say("small"), "small"));
        services.AddKeyedSingleton<IChatClient>("mid", new ScriptedChatClient(_ => ScriptedReply.Say("mid"), "mid"));
        services.AddSingleton(new ScriptedRouter((request, _) => new(request.Choose(["small"]))));
        services.AddLlmAttributes();
        await using var provider = services.BuildServiceProvider();

        var call = Contracts.Create(provider.GetRequiredService<LlmRuntime>(), b => b.Bind(Plan(), Answers.Text));

        Assert.Equal("small", await call.AskAsync(CallHarness.Messages, default));
    }

    [Fact]
    public async Task Stream_Router_Decides()
    {
        var harness = With((request, _) => new(request.Choose([request.IsStream ? "mid" : "big"])));

        await harness.BindStream(Plan()).Texts(CallHarness.Messages, null, null, default).ToListAsync();

        Assert.Equal(["mid"], harness.Asked);
    }

    [Fact]
    public async Task Explain_Router_TellsItsReason()
    {
        var harness = With((request, _) => new(request.Choose(["mid"], "thursday")));

        var decision = await harness.ExplainAsync(Plan());

        Assert.Equal(("mid", "thursday", RouteStrategy.Router), (decision.Chosen, decision.Reason, decision.Strategy));
        Assert.Empty(harness.Asked);
    }

    [Fact]
    public void AddRouter_Twice_IsRefused()
    {
        var builder = LlmRuntime.CreateBuilder().AddRouter(new ScriptedRouter((request, _) => new(request.Choose([]))));

        Assert.Throws<ArgumentException>(() => builder.AddRouter(new ScriptedRouter((request, _) => new(request.Choose([])))));
    }

    private sealed class ScriptedRouter(Func<RouteRequest, CancellationToken, ValueTask<RouteDecision>> select) : ILlmRouter
    {
        public ValueTask<RouteDecision> SelectAsync(RouteRequest request, CancellationToken cancellationToken) => select(request, cancellationToken);
    }
}
