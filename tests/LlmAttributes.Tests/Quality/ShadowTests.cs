using System.Diagnostics.Metrics;
using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using LlmAttributes.Tests.Tracing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Quality;

public sealed class ShadowTests
{
    private static readonly ModelFacts s_priced = new() { InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 2 };
    private static readonly CallPlan s_plan = CallHarness.Plan with { Model = "old", Shadow = new("new") { Share = 1 } };

    [Fact]
    public async Task Call_OfTheShare_AsksTheSecondModelTooAndReturnsTheFirstAnswer()
    {
        var harness = Harness("It arrives at noon.", "it arrives  at noon");

        Assert.Equal("It arrives at noon.", await harness.AskAsync(s_plan));
        await harness.Runtime.DisposeAsync();

        Assert.Equal(["old", "new"], harness.Asked);
        var stats = Assert.Single(harness.Runtime.Quality.Shadows());
        Assert.Equal(("IDesk.AskAsync", "old", "new", 1L, 1L, 0L), (stats.Call, stats.Model, stats.Shadow, stats.Compared, stats.Equal, stats.Failed));
        Assert.Equal(1, stats.MeanSimilarity);
        Assert.Equal(0.00002m, stats.ShadowCost.Usd);
    }

    [Fact]
    public async Task Call_DifferentAnswers_AreCompared()
    {
        var harness = Harness("the train arrives at noon", "the bus arrives at dawn");
        ShadowComparison? told = null;
        harness.Runtime.Quality.ShadowCompared += (_, e) => told = e.Comparison;

        await harness.AskAsync(s_plan);
        await harness.Runtime.DisposeAsync();

        Assert.False(told!.IsEqual);
        Assert.Equal(0.6, told.Similarity!.Value, 9);
        Assert.Null(told.Error);
    }

    [Fact]
    public async Task Call_TypedAnswers_AreComparedAsValues()
    {
        var harness = Harness("42", "The answer is 42.0");

        Assert.Equal(42, await harness.Bind(s_plan, Answers.Number<int>()).AskAsync(CallHarness.Messages, default));
        await harness.Runtime.DisposeAsync();

        Assert.Equal(1, Assert.Single(harness.Runtime.Quality.Shadows()).Equal);
    }

    [Fact]
    public async Task Stream_ReadToItsEnd_IsComparedAsAWhole()
    {
        var harness = Harness("It arrives at noon.", "it arrives  at noon");

        Assert.Equal("It arrives at noon.", string.Concat(await harness.BindStream(s_plan).Texts(CallHarness.Messages, null, null, default).ToListAsync()));
        await harness.Runtime.DisposeAsync();

        var stats = Assert.Single(harness.Runtime.Quality.Shadows());
        Assert.Equal(("old", "new", 1L, 1L, 0.00002m), (stats.Model, stats.Shadow, stats.Compared, stats.Equal, stats.ShadowCost.Usd));
    }

    [Fact]
    public async Task Stream_LeftEarly_IsNotCompared()
    {
        var harness = Harness("It arrives at noon.", "it arrives  at noon");

        await foreach (var _ in harness.BindStream(s_plan).Texts(CallHarness.Messages, null, null, default))
            break;
        await harness.Runtime.DisposeAsync();

        Assert.Equal(["old"], harness.Asked);
    }

    [Fact]
    public async Task Call_SecondModelHangs_DoesNotWait()
    {
        var harness = new CallHarness().Model("old", s_priced, ScriptedReply.Say("ok")).Model("new", s_priced, ScriptedReply.Say("ok") with { BeforeAnswer = Pause.For(TimeSpan.FromMinutes(10)) });

        Assert.Equal("ok", await harness.AskAsync(s_plan));

        await CallHarness.UntilAsync(() => harness.Asked.Count == 2);
        await harness.RunAsync(Drain(harness.Runtime), stepSeconds: 5);
        Assert.Equal(1, Assert.Single(harness.Runtime.Quality.Shadows()).Failed);
    }

    [Fact]
    public async Task Call_SecondModelFails_GoesOn()
    {
        var harness = new CallHarness().Model("old", ScriptedReply.Say("ok")).Model("new", ScriptedReply.Fail(new InvalidOperationException("down")));
        ShadowComparison? told = null;
        harness.Runtime.Quality.ShadowCompared += (_, e) => told = e.Comparison;

        Assert.Equal("ok", await harness.AskAsync(s_plan));
        await harness.Runtime.DisposeAsync();

        Assert.Equal(LlmErrorKind.Unknown, told!.Error);
        Assert.Equal((0L, 1L), (harness.Runtime.Quality.Shadows()[0].Compared, harness.Runtime.Quality.Shadows()[0].Failed));
    }

    [Fact]
    public async Task Calls_OfAShare_AreSentAsOftenAsItSays()
    {
        var harness = Harness("ok", "ok");
        var call = harness.Bind(s_plan with { Shadow = new("new") { Share = 0.2, MaxConcurrency = 1_000 } });

        for (var i = 0; i < 1_000; i++)
            await call.AskAsync(CallHarness.Messages, default);
        await harness.Runtime.DisposeAsync();

        Assert.InRange(Assert.Single(harness.Runtime.Quality.Shadows()).Compared, 150, 250);
    }

    [Fact]
    public async Task Calls_OfOneKey_AreAllSentOrNone()
    {
        List<string> sent = [];
        var harness = new CallHarness().Model("old", ScriptedReply.Say("ok")).Model("new", null, request =>
        {
            lock (sent)
                sent.Add(request.UserText);
            return ScriptedReply.Say("ok");
        });
        var call = harness.Bind(s_plan with { Shadow = new("new") { Share = 0.5, MaxConcurrency = 1_000 } });

        for (var i = 0; i < 200; i++)
            await call.AskAsync([new(ChatRole.User, $"user {i % 40}")], null, null, default(RouteKeys).By($"user {i % 40}"), default);
        await harness.Runtime.DisposeAsync();

        var perKey = sent.GroupBy(static text => text).Select(static g => g.Count()).ToList();
        Assert.InRange(perKey.Count, 10, 30);
        Assert.All(perKey, static count => Assert.Equal(5, count));
    }

    [Fact]
    public async Task Call_WithABudget_SpendsNothingOfItOnTheShadow()
    {
        var harness = Harness("ok", "ok").Configure(static b => b.AddBudget(new("all", 1, BudgetPeriod.Day)));
        var plan = s_plan with { Options = new() { MaxOutputTokens = 5 }, Budget = new() { PerCallUsd = 0.0005m, Limits = [new("call", BudgetPeriod.Day, 1)] } };

        using (LlmScope.Begin(tenant: "acme", tags: ["x"]))
            await harness.AskAsync(plan);
        await harness.Runtime.DisposeAsync();

        Assert.Equal(2, harness.Asked.Count);
        Assert.All(await harness.Runtime.Budgets.ReadAsync(), static status => Assert.Equal(0.00002m, status.SpentUsd));
        var lines = harness.Runtime.Costs.Snapshot().Entries;
        Assert.Equal(["AskAsync", "AskAsync (shadow)"], lines.Select(static l => l.Call).Order());
        Assert.Null(Assert.Single(lines, static l => l.Call == "AskAsync (shadow)").Tenant);
    }

    [Fact]
    public async Task Call_DailyLimitReached_IsNotSentAnyMore()
    {
        var harness = new CallHarness().Model("old", s_priced, ScriptedReply.Say("ok", 10, 5)).Model("new", s_priced, ScriptedReply.Say("ok", 1_000, 5));
        var call = harness.Bind(s_plan with { Options = new() { MaxOutputTokens = 5 }, Shadow = new("new") { Share = 1, DailyUsd = 0.001m } });

        for (var i = 1; i <= 3; i++)
        {
            await call.AskAsync(CallHarness.Messages, default);
            await CallHarness.UntilAsync(() => harness.Runtime.Quality.Shadows() is [var s] && s.Compared + s.Failed == i);
        }

        Assert.Equal(1, Asked(harness));
        Assert.Equal((1L, 2L), (harness.Runtime.Quality.Shadows()[0].Compared, harness.Runtime.Quality.Shadows()[0].Failed));
    }

    [Fact]
    public async Task Call_EnoughUnderWay_IsSkipped()
    {
        var gate = new Gate();
        var harness = new CallHarness().Model("old", ScriptedReply.Say("ok")).Model("new", ScriptedReply.Say("ok") with { BeforeAnswer = Pause.Until(gate) });
        var call = harness.Bind(s_plan with { Shadow = new("new") { Share = 1, MaxConcurrency = 2 } });

        for (var i = 0; i < 5; i++)
            await call.AskAsync(CallHarness.Messages, default);
        gate.Open();
        await harness.Runtime.DisposeAsync();

        var stats = Assert.Single(harness.Runtime.Quality.Shadows());
        Assert.Equal((2L, 3L), (stats.Compared, stats.Skipped));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task Call_WithToolsOfTheCaller_IsSentWhereAllowed(bool isAllowed, int asked)
    {
        var harness = Harness("ok", "ok");
        var call = harness.Bind(s_plan with { Shadow = new("new") { Share = 1, AllowTools = isAllowed } });

        await call.AskAsync(CallHarness.Messages, new() { Tools = [AIFunctionFactory.Create(static () => "booked", "book")] }, null, default);
        await harness.Runtime.DisposeAsync();

        Assert.Equal(asked, harness.Asked.Count);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task Call_WithSensitiveValues_IsSentWhereAllowed(bool isAllowed, int asked)
    {
        var harness = Harness("ok", "ok");
        var call = harness.Bind(s_plan with { Shadow = new("new") { Share = 1, AllowSensitive = isAllowed } });

        await call.AskAsync(Prompt.Shown(CallHarness.Messages, CallHarness.Messages, "secret"), default);
        await harness.Runtime.DisposeAsync();

        Assert.Equal(asked, harness.Asked.Count);
    }

    [Fact]
    public async Task Call_OptionsThatCannotBeCopied_ReturnsTheAnswer()
    {
        var harness = Harness("ok", "ok");

        Assert.Equal("ok", await harness.Bind(s_plan).AskAsync(CallHarness.Messages, new Uncopied(), null, default));
        await harness.Runtime.DisposeAsync();

        Assert.Equal(["old"], harness.Asked);
        Assert.Equal(1, Assert.Single(harness.Runtime.Quality.Shadows()).Failed);
    }

    [Fact]
    public async Task Call_FlowSuppressedByTheCaller_IsSentAllTheSame()
    {
        var harness = Harness("ok", "ok");
        var call = harness.Bind(s_plan);

        Task<string> answer;
        using (ExecutionContext.SuppressFlow())
            answer = call.AskAsync(CallHarness.Messages, default);
        await answer;
        await harness.Runtime.DisposeAsync();

        Assert.Equal(2, harness.Asked.Count);
    }

    [Fact]
    public async Task Call_AnsweredByTheShadowItself_IsNotSentAgain()
    {
        var harness = Harness("ok", "ok");

        await harness.AskAsync(s_plan, new() { Model = "new" });
        await harness.Runtime.DisposeAsync();

        Assert.Equal(["new"], harness.Asked);
    }

    [Fact]
    public async Task Call_Masked_MasksForTheShadowToo()
    {
        var sent = "";
        var harness = new CallHarness().Model("old", ScriptedReply.Say("ok")).Model("new", null, request =>
        {
            sent = request.UserText;
            return ScriptedReply.Say("ok");
        });

        await harness.Bind(s_plan with { Mask = new() }).AskAsync([new(ChatRole.User, "Mail jo@example.org.")], default);
        await harness.Runtime.DisposeAsync();

        Assert.StartsWith("Mail [EMAIL_1_", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_Monitored_ComparesTheQualities()
    {
        var harness = Harness("It arrives at noon.", "I'm sorry, but I can't help with that.");

        await harness.AskAsync(s_plan with { Quality = new() });
        await harness.Runtime.DisposeAsync();

        Assert.True(Assert.Single(harness.Runtime.Quality.Shadows()).MeanQualityGain < 0);
    }

    [Fact]
    public async Task Ensemble_WithAShadow_IsComparedWithTheMergedAnswer()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("yes")).Model("b", ScriptedReply.Say("yes")).Model("new", ScriptedReply.Say("Yes."));

        await harness.Bind(CallHarness.Plan with { Ensemble = new(MergeStrategy.MajorityVote, ["a", "b"]), Shadow = new("new") { Share = 1 } }).AskEnsembleAsync(CallHarness.Messages, default);
        await harness.Runtime.DisposeAsync();

        Assert.Equal(1, Assert.Single(harness.Runtime.Quality.Shadows()).Equal);
    }

    [Fact]
    public async Task Call_Sent_IsCountedAndNoPartOfTheCallersTrace()
    {
        List<object?> outcomes = [];
        using var meters = new MeterListener { InstrumentPublished = static (instrument, listener) => Enable(instrument, listener) };
        meters.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            var all = tags.ToArray().ToDictionary(static t => t.Key, static t => t.Value);
            if (Equals(all["llmattributes.method"], "CountedAsync"))
                outcomes.Add(all["llmattributes.shadow.outcome"]);
        });
        meters.Start();
        using var recorder = new TelemetryRecorder();
        var harness = Harness("ok", "no");

        await harness.AskAsync(s_plan with { Call = "CountedAsync", Trace = true });
        await harness.Runtime.DisposeAsync();

        Assert.Equal(["different"], outcomes);
        Assert.DoesNotContain(recorder.Spans, static s => s.DisplayName.Contains("shadow", StringComparison.Ordinal));
    }

    [Fact]
    public void Bind_UnknownShadow_IsAFault()
    {
        var harness = Harness("ok", "ok");

        var error = Assert.Throws<LlmConfigurationException>(() => harness.Bind(s_plan with { Shadow = new("newer") { Share = 2 } }));

        Assert.Contains(error.Faults, static f => f.Contains("'newer'", StringComparison.Ordinal));
        Assert.Contains(error.Faults, static f => f.Contains("'Shadow.Share' to 2", StringComparison.Ordinal));
    }

    private static void Enable(Instrument instrument, MeterListener listener)
    {
        if (instrument.Name == "llmattributes.client.shadow.comparisons")
            listener.EnableMeasurementEvents(instrument);
    }

    private static CallHarness Harness(string old, string @new) =>
        new CallHarness().Model("old", s_priced, ScriptedReply.Say(old, 10, 5)).Model("new", s_priced, ScriptedReply.Say(@new, 10, 5));

    private static int Asked(CallHarness harness)
    {
        lock (harness.Asked)
            return harness.Asked.Count(static key => key == "new");
    }

    private sealed class Uncopied : ChatOptions
    {
        private bool _wasCopied;

        // Once for the request itself.
        public override ChatOptions Clone()
        {
            if (_wasCopied)
                throw new NotSupportedException();
            _wasCopied = true;
            return new();
        }
    }

    private static async Task<bool> Drain(LlmRuntime runtime)
    {
        await runtime.DisposeAsync();
        return true;
    }
}
