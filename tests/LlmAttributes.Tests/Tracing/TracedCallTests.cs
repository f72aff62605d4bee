using System.Reflection;
using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Tracing;

/// <summary>What the tracer of a runtime learns of its calls.</summary>
public class TracedCallTests
{
    private static readonly CallPlan s_plan = CallHarness.Plan with { Model = "a", Trace = true };

    private static CallHarness Harness() => new CallHarness().Configure(b => b.UsePerformanceTracer());

    private static PerformanceMetric Only(CallHarness harness) => Assert.Single(harness.Runtime.Tracer.GetHistory());

    [Fact]
    public async Task Ask_RetriedAndFallenBack_CallAndModelsAreCountedApart()
    {
        var harness = Harness().Model("a", Priced.At(1, 1), Failures.Status(500)).Model("b", Priced.At(1, 2), ScriptedReply.Say("x", 10, 5));

        await harness.RunAsync(harness.AskAsync(s_plan with { Retry = new() { MaxAttempts = 2 }, Fallback = [new(["b"])] }));

        var metric = Only(harness);
        Assert.Equal(("IDesk.AskAsync", LlmComponents.Failover, "b", true), (metric.Operation, metric.Component, metric.Model, metric.IsSuccess));
        Assert.Equal((10, 5, 0.00002m), (metric.Usage.InputTokens, metric.Usage.OutputTokens, metric.Cost.Usd));
        var report = harness.Runtime.Tracer.GetReport();
        Assert.Equal([("a", 2L, 2L, 0L), ("b", 1L, 0L, 1L)], report.Models.Select(m => (m.Model, m.Attempts.Count, m.Attempts.Failed, m.Answers)));
        Assert.Equal(0.00002m, report.Models[1].Attempts.KnownCost.Usd);
    }

    [Fact]
    public async Task Ask_Fails_KeepsTheKind()
    {
        var harness = Harness().Model("a", Failures.Status(429));

        await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(s_plan));

        Assert.Equal((LlmErrorKind.RateLimit, null), (Only(harness).Error, Only(harness).Model));
    }

    [Fact]
    public async Task Ask_Cancelled_IsNoError()
    {
        var harness = Harness().Model("a", new ScriptedReply { Text = "x", BeforeAnswer = Pause.ForSeconds(60) });
        using var cancel = new CancellationTokenSource();
        var running = harness.AskAsync(s_plan, null, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Assert.Equal((true, null), (Only(harness).IsCancelled, Only(harness).Error));
        Assert.Equal(0, harness.Runtime.Tracer.GetReport().Operations[0].ErrorRate);
    }

    [Fact]
    public async Task Ask_UnpricedModel_HasAnUnknownCost()
    {
        var harness = Harness().Model("a", ScriptedReply.Say("x", 10, 5));

        await harness.AskAsync(s_plan);

        var stats = Assert.Single(harness.Runtime.Tracer.GetReport().Operations);
        Assert.Equal((false, true, Cost.Zero), (Only(harness).Cost.IsKnown, stats.HasUnknownCost, stats.KnownCost));
    }

    [Fact]
    public async Task Ask_Hedged_TheLosersCostIsCountedToo()
    {
        var late = ScriptedReply.Say("a", 100, 10) with { BeforeAnswer = Pause.ForSeconds(100) };
        var harness = Harness().Model("a", Priced.At(1, 1), late).Model("b", Priced.At(1, 1), ScriptedReply.Say("b", 100, 10));

        await harness.RunAsync(harness.AskAsync(s_plan with { Fallback = [new(["b"])], Hedge = new() { DelaySeconds = 2, MaxSurcharge = 10 } }));
        await harness.Runtime.DisposeAsync();

        var report = harness.Runtime.Tracer.GetReport();
        Assert.True(Assert.Single(report.Operations).HasUnknownCost);
        Assert.Equal([("a", 1L, 1L), ("b", 1L, 0L)], report.Models.Select(m => (m.Model, m.Attempts.Count, m.Attempts.Cancelled)));
    }

    [Fact]
    public async Task Ask_Ensemble_IsOneRunWithItsAgreement()
    {
        var harness = Harness().Model("a", Priced.At(1, 1), ScriptedReply.Say("x", 10, 0)).Model("b", Priced.At(1, 1), ScriptedReply.Say("x", 10, 0)).Model("c", Priced.At(1, 1), ScriptedReply.Say("y", 10, 0));

        await harness.AskAsync(s_plan with { Model = null, Ensemble = new(MergeStrategy.MajorityVote, ["a", "b", "c"]) });

        var stats = Assert.Single(harness.Runtime.Tracer.GetReport().Operations);
        Assert.Equal((1, LlmComponents.Ensembler, 30, 0.00003m), (stats.Count, stats.Component, stats.Usage.InputTokens, stats.KnownCost.Usd));
        Assert.Equal((1, 2 / 3.0, 1), (stats.Agreement!.Count, stats.Agreement.Mean, stats.Agreement.Tenths[6]));
        Assert.Equal(3, harness.Runtime.Tracer.GetReport().Models.Count);
    }

    [Fact]
    public async Task Texts_Stream_IsRecordedAtItsEnd()
    {
        var harness = Harness().Model("a", Priced.At(1, 1), ScriptedReply.Say("one two three", 10, 3));
        await foreach (var _ in harness.BindStream(s_plan).Texts(CallHarness.Messages, null, null, default))
            Assert.Empty(harness.Runtime.Tracer.GetHistory());

        Assert.Equal(("a", 13), (Only(harness).Model, Only(harness).Usage.TotalTokens));
    }

    [Fact]
    public async Task Ask_InsideABlock_NamesIt()
    {
        var harness = Harness().Model("a", ScriptedReply.Say("x"));
        using (PerformanceTracer.Default.TraceBlock("import"))
            await harness.AskAsync(s_plan);

        Assert.Equal("import", Only(harness).Parent);
    }

    [Fact]
    public async Task Run_DecoratedOperation_IsRecordedWithKindAndComponent()
    {
        var harness = new OperationHarness();
        var operation = harness.Bind(OperationHarness.Plan with { Trace = true });
        await operation.RunAsync(7, harness.Fail(0, () => new IOException()), default);
        await Assert.ThrowsAsync<IOException>(() => operation.RunAsync(7, harness.Fail(9, () => new IOException()), default));

        var metrics = harness.Calls.Runtime.Tracer.GetHistory();
        Assert.Equal([LlmErrorKind.Network, null], metrics.Select(m => m.Error));
        Assert.Equal(["IDesk.FindAsync", "IDesk.FindAsync"], metrics.Select(m => m.Operation));
        Assert.All(metrics, m => Assert.Equal(LlmComponents.ErrorHandler, m.Component));
    }

    [Fact]
    public async Task Run_SafeExecutor_IsRecordedWithItsOutcome()
    {
        var harness = Harness();
        var executor = new SafeExecutor(new() { Operation = "load", Component = "files", MaxAttempts = 2, BaseDelaySeconds = 0 }, harness.Runtime);

        await executor.RunAsync(static _ => Task.FromResult(1));
        executor.Run(static _ => 2);
        Assert.Equal(3, await executor.RunOrDefaultAsync(static _ => Task.FromException<int>(new InvalidOperationException()), 3));

        var metrics = harness.Runtime.Tracer.GetHistory();
        Assert.Equal([("load", "files", false), ("load", "files", true), ("load", "files", true)], metrics.Select(m => (m.Operation, m.Component!, m.IsSuccess)));
    }

    [Fact]
    public async Task Run_SafeExecutorThatIsCancelled_IsNoError()
    {
        using var cancel = new CancellationTokenSource();
        var harness = Harness();
        var executor = new SafeExecutor(new() { Operation = "load" }, harness.Runtime);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => executor.RunAsync(
            async token =>
            {
                await cancel.CancelAsync();
                token.ThrowIfCancellationRequested();
                return 1;
            },
            cancel.Token));

        Assert.Equal((true, null), (Only(harness).IsCancelled, Only(harness).Error));
    }

    [Fact]
    public async Task Run_DecoratedOperation_IsShownToObservers()
    {
        var observer = new RecordingObserver();
        var harness = new OperationHarness();
        harness.Calls.Configure(b => b.AddObserver(observer));
        var operation = harness.Bind(OperationHarness.Plan with { Retry = new() { MaxAttempts = 2, BaseDelaySeconds = 1 } });

        await harness.RunAsync(operation.RunAsync(7, harness.Fail(1, () => new IOException()), default));
        operation.Run(7, static n => n);
        await Assert.ThrowsAsync<InvalidOperationException>(() => operation.RunAsync(7, static (_, _) => Task.FromException<int>(new InvalidOperationException()), default));

        Assert.Equal(
            [
                "start 1 ", "end 1  IOException", "Retry ", "start 2 ", "end 2  ok", "ok  ",
                "start 1 ", "end 1  ok", "ok  ",
                "start 1 ", "end 1  InvalidOperationException", "failed InvalidOperationException",
            ],
            observer.Events);
        Assert.Equal(("IDesk", "FindAsync", 0), (observer.Last!.Contract, observer.Last.Call, observer.Last.Messages.Count));
    }

    [Fact]
    public async Task Stream_DecoratedOperation_IsShownToObservers()
    {
        var observer = new RecordingObserver();
        var harness = new OperationHarness();
        harness.Calls.Configure(b => b.AddObserver(observer));

        await foreach (var _ in harness.Bind(OperationHarness.Plan).Stream(2, static (n, _) => Enumerable.Range(0, n).ToAsyncEnumerable(), default))
            Assert.Equal("start 1 ", observer.Events[^1]);

        Assert.Equal(["start 1 ", "end 1  ok", "ok  "], observer.Events);
        Assert.True(observer.Last!.Attempts[0].IsStream);
    }

    [Fact]
    public async Task Cached_DecoratedOperation_TellsHitsFromMisses()
    {
        using var recorder = new TelemetryRecorder();
        var operation = new OperationHarness().Bind(OperationHarness.Plan with { Trace = true, Cache = new() });

        await operation.CachedAsync(1, 7, static (n, _) => Task.FromResult(n), default);
        await operation.CachedAsync(1, 7, static (n, _) => Task.FromResult(n), default);
        operation.Cached(1, 7, static n => n);

        Assert.Equal(["miss", "hit", "hit"], recorder.Spans.Select(s => s.GetTagItem("llmattributes.cache.result")));
    }

    [Fact]
    public async Task Components_EveryOne_IsTimedUnderItsName()
    {
        var harness = Harness().Configure(static b => b.UseCacheStore(new DictionaryCacheStore()).UsePassages(new RetrievedPassage("one", 1))).Model("a", ScriptedReply.Say("x")).Model("b", ScriptedReply.Say("x"));
        await harness.Bind(s_plan with { Quality = new(), Optimize = new(), Cache = new() }).AskCachedAsync("x");
        await harness.AskAsync(s_plan with { Call = "B", Fallback = [new(["b"])] });
        await harness.AskAsync(s_plan with { Call = "C", Model = null, Route = new(RouteStrategy.RoundRobin, ["a", "b"]) });
        await harness.Bind(s_plan with { Call = "D", Model = null, Ensemble = new(MergeStrategy.MajorityVote, ["a", "b"]), Retrieve = [new("kb", "context")] }).AskAsync(RetrievedPrompts.Ask("q"), null, null, default);
        new DocumentChunker(null, harness.Runtime).Chunk("text");
        await new ContextStore(null, null, harness.Runtime).QueryAsync(new("text"));
        await Contracts.Create(harness.Runtime, static binder => binder.BindWorkflow(new("IDesk", "RunAsync"))).RunAsync(0, static (_, _) => Task.CompletedTask, null, null, default);

        var names = typeof(LlmComponents).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!);

        Assert.Equal(names.Order(StringComparer.Ordinal), harness.Runtime.Tracer.GetReport().Operations.Select(o => o.Component).Distinct().Order(StringComparer.Ordinal));
    }
}
