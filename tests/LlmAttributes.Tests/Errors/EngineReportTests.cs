using System.Reflection;
using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Errors;

/// <summary>What the clients of a runtime report to its aggregator.</summary>
public class EngineReportTests
{
    private static readonly CallPlan s_bare = CallHarness.Plan with { Model = "a" };

    private static ErrorRate Total(CallHarness harness, string? component = null, string? model = null) => harness.Runtime.Errors.Rate(ErrorWindow.Total, component, model);

    private static async Task<LlmException> FailAsync(CallHarness harness, CallPlan plan) =>
        await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(harness.AskAsync(plan)));

    [Fact]
    public async Task Ask_BareSucceedsAndFails_CountsBoth()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("yes"), Failures.Status(500), ScriptedReply.Say("yes"));
        var call = harness.Bind(s_bare);
        await call.AskAsync(CallHarness.Messages, default);
        await Assert.ThrowsAsync<LlmException>(() => call.AskAsync(CallHarness.Messages, default));
        await call.AskAsync(CallHarness.Messages, default);

        Assert.Equal(new ErrorRate(2, 1, 3), Total(harness, LlmComponents.ErrorHandler, "a"));
        var error = Assert.Single(harness.Runtime.Errors.Snapshot().RecentErrors);
        Assert.Equal(("IDesk.AskAsync", "a", 500, "System.Net.Http.HttpRequestException"), (error.Operation, error.Model, error.StatusCode, error.ExceptionType));
    }

    [Fact]
    public async Task Ask_RetriedTwice_CountsEachAttempt()
    {
        var harness = new CallHarness().Model("a", Failures.Status(429), Failures.Status(500), ScriptedReply.Say("yes"));
        await harness.RunAsync(harness.AskAsync(s_bare with { Retry = new() }));

        Assert.Equal(new ErrorRate(1, 2, 3), Total(harness));
        Assert.Equal(1, harness.Runtime.Errors.Rate(ErrorWindow.Total, kind: LlmErrorKind.RateLimit).Failures);
    }

    [Fact]
    public async Task Ask_Successes_AreInTheWindowOfTheirTime()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("yes"));
        await harness.AskAsync(s_bare);
        harness.Clock.Advance(TimeSpan.FromMinutes(2));
        await harness.AskAsync(s_bare);

        var errors = harness.Runtime.Errors;
        Assert.Equal((1, 2, 2), (errors.Rate(ErrorWindow.OneMinute).Successes, errors.Rate(ErrorWindow.FiveMinutes).Successes, errors.Rate(ErrorWindow.Total).Successes));
    }

    [Fact]
    public async Task Ask_AnswerCannotBeRead_IsAFailureOnly()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("no number"));
        await Assert.ThrowsAsync<LlmException>(() => harness.Bind(s_bare, Answers.Number<int>()).AskAsync(CallHarness.Messages, default));
        await Assert.ThrowsAsync<LlmException>(() => harness.Bind(s_bare, Answers.Number<int>()).AskResultAsync(CallHarness.Messages, default));

        Assert.Equal(new ErrorRate(0, 2, 2), Total(harness));
        Assert.Equal(2, harness.Runtime.Errors.Rate(ErrorWindow.Total, kind: LlmErrorKind.InvalidResponse).Failures);
    }

    [Fact]
    public async Task Ask_AttemptTimesOut_IsAFailureOnly()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("late") with { BeforeAnswer = Pause.For(TimeSpan.FromSeconds(9)) });
        await FailAsync(harness, s_bare with { Timeout = new() { AttemptSeconds = 1 } });

        Assert.Equal(new ErrorRate(0, 1, 1), Total(harness));
    }

    [Fact]
    public async Task Ask_CallerCancels_IsNoOutcome()
    {
        using var source = new CancellationTokenSource();
        var harness = new CallHarness().Model("a", ScriptedReply.Say("late") with { BeforeAnswer = Pause.For(TimeSpan.FromSeconds(9)) });
        var running = harness.AskAsync(s_bare with { Retry = new() }, cancellationToken: source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Assert.Equal(new ErrorRate(0, 0, 0), Total(harness));
    }

    [Fact]
    public async Task Ask_BreakerOpen_CountsTheRefusal()
    {
        var harness = new CallHarness().Model("a", Failures.Status(500));
        for (var i = 0; i < 6; i++)
            await FailAsync(harness, s_bare with { CircuitBreaker = true });

        Assert.Equal(new ErrorRate(0, 6, 6), Total(harness, LlmComponents.Failover));
        Assert.Equal(1, harness.Runtime.Errors.Rate(ErrorWindow.Total, kind: LlmErrorKind.Overloaded).Failures);
    }

    [Fact]
    public async Task Stream_EndsOrBreaks_CountsOneEach()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.SayInChunks("a", "b"), Failures.Status(500));
        var stream = harness.BindStream(s_bare);
        await stream.Texts(CallHarness.Messages, null, null, default).ToListAsync();
        await Assert.ThrowsAsync<LlmException>(async () => await stream.Texts(CallHarness.Messages, null, null, default).ToListAsync());

        Assert.Equal(new ErrorRate(1, 1, 2), Total(harness));
    }

    [Fact]
    public async Task Threshold_OnlySuccessesFollow_IsReArmedByTheClock()
    {
        var harness = new CallHarness().Model("a", null, request => request.Call is 0 or 2 ? Failures.Status(400) : ScriptedReply.Say("yes"));
        var raised = 0;
        harness.Runtime.Errors.ThresholdCrossed += (_, _) => raised++;
        harness.Runtime.Errors.AddThreshold(new(0.6) { MinimumOutcomes = 1 });

        await FailAsync(harness, s_bare);
        await harness.AskAsync(s_bare);
        harness.Clock.Advance(TimeSpan.FromSeconds(2));
        await FailAsync(harness, s_bare);

        Assert.Equal(2, raised);
    }

    [Fact]
    public async Task Dispose_StopsTheTimer_ReadingGoesOn()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("yes"));
        await harness.AskAsync(s_bare);
        await harness.Runtime.DisposeAsync();
        await harness.AskAsync(s_bare);
        harness.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(2, Total(harness).Successes);
    }

    [Fact]
    public void Decorated_SucceedsAndFails_CountsBoth()
    {
        var harness = new CallHarness();
        var operation = new BoundOperation(harness.Runtime, CallHarness.Plan, null);
        Assert.Equal(1, operation.Run(1, static state => state));
        Assert.Throws<IOException>(() => operation.Run(1, static int (_) => throw new IOException("cut")));

        Assert.Equal(new ErrorRate(1, 1, 2), Total(harness, LlmComponents.ErrorHandler));
    }

    [Fact]
    public async Task DecoratedAsync_RetriedAndLimited_CountsEachAttempt()
    {
        var harness = new CallHarness();
        var operation = new BoundOperation(harness.Runtime, CallHarness.Plan with { Retry = new() { BaseDelaySeconds = 0 }, Timeout = new() { TotalSeconds = 3, AttemptSeconds = 2 } }, null);
        var runs = 0;
        await operation.RunValueAsync(0, (_, _) => ++runs <= 1 ? throw new IOException("cut") : new ValueTask<int>(1), default);
        using var begun = new SemaphoreSlim(0);
        var running = operation.RunAsync(0, async (_, token) =>
        {
            begun.Release();
            await Task.Delay(Timeout.Infinite, token);
            return 1;
        }, default);
        await begun.WaitAsync();
        harness.Clock.Advance(TimeSpan.FromSeconds(2));
        await begun.WaitAsync();
        harness.Clock.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<TimeoutException>(() => running);

        Assert.Equal(new ErrorRate(1, 3, 4), Total(harness, LlmComponents.ErrorHandler));
    }

    [Fact]
    public async Task Components_EveryOne_ReportsUnderItsName()
    {
        var harness = new CallHarness().Configure(static b => b.UseCacheStore(new DictionaryCacheStore { Failure = new IOException("away") }).UsePassages(new RetrievedPassage("one", 1)).Quality.OwnChecks.Add(new BrokenCheck()))
            .Model("a", Failures.Status(400)).Model("b", Failures.Status(400)).Model("c", ScriptedReply.Say("x"));
        await FailAsync(harness, s_bare);
        await FailAsync(harness, s_bare with { Call = "B", Fallback = [new(["b"])] });
        await FailAsync(harness, s_bare with { Call = "C", Route = new(RouteStrategy.RoundRobin, ["a", "b"]) });
        await FailAsync(harness, s_bare with { Call = "D", Ensemble = new(MergeStrategy.MajorityVote, ["a", "b"]) });
        await harness.AskAsync(s_bare with { Call = "E", Model = "c", Quality = new() });
        new DocumentChunker(null, harness.Runtime).Chunk("text");
        await new ContextStore(null, null, harness.Runtime).QueryAsync(new("text"));
        await harness.Bind(s_bare with { Call = "F", Model = "c", Cache = new() }).AskCachedAsync("x");
        await harness.Bind(s_bare with { Call = "H", Model = "c", Retrieve = [new("kb", "context")] }).AskAsync(RetrievedPrompts.Ask("q"), null, null, default);
        await harness.Bind(s_bare with { Call = "G", Model = "c", Optimize = new() { Rewriter = "a" } }).AskAsync([new(ChatRole.User, "Name several rivers.")], null, null, default);

        await Contracts.Create(harness.Runtime, static binder => binder.BindWorkflow(new("IDesk", "RunAsync"))).RunAsync(0, static (_, _) => Task.CompletedTask, null, null, default);

        var names = typeof(LlmComponents).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!);

        Assert.Equal(names.Order(StringComparer.Ordinal), harness.Runtime.Errors.Snapshot().Entries.Select(e => e.Component).Distinct());
    }

    private sealed class BrokenCheck : IQualityCheck
    {
        public string Name => "Broken";

        public ValueTask<QualityFinding?> CheckAsync(QualityInput input, CancellationToken cancellationToken) => throw new InvalidOperationException("broken");
    }
}
