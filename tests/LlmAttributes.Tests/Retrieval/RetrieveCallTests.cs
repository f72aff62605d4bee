using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Retrieval;

public sealed class RetrieveCallTests
{
    private static readonly RetrievedPassage[] s_passages = [new("one", 0.9), new("two words", 0.6), new("three", 0.3)];

    private readonly List<string> _sent = [];

    private CallHarness Harness(Action<LlmRuntimeBuilder> configure) => new CallHarness().Configure(configure).Model("a", null, request =>
    {
        lock (_sent)
            _sent.Add(request.UserText);
        return ScriptedReply.Say("fine");
    });

    [Fact]
    public async Task Call_MoreThanWasAskedFor_IsCutToIt()
    {
        var harness = Harness(static b => b.UsePassages(s_passages));

        await harness.Bind(RetrievedPrompts.Plan with { Retrieve = [new("kb", "context") { TopK = 2 }] }).AskAsync(RetrievedPrompts.Ask("q"), default);
        await harness.Bind(RetrievedPrompts.Plan with { Retrieve = [new("kb", "context") { MinScore = 0.7 }] }).AskAsync(RetrievedPrompts.Ask("q"), default);

        Assert.Equal([RetrievedPrompts.Fenced("one", "two words") + "\nQuestion: q", RetrievedPrompts.Fenced("one") + "\nQuestion: q"], _sent);
    }

    [Fact]
    public async Task Call_PassagesAboveTheirTokens_LeavesOutWhatDoesNotFit()
    {
        var harness = Harness(static b => b.UsePassages(new RetrievedPassage("long", 0.9) { Tokens = 60 }, new("longer", 0.8) { Tokens = 50 }, new("short", 0.7) { Tokens = 40 }));

        await harness.Bind(RetrievedPrompts.Plan with { Retrieve = [new("kb", "context") { MaxTokens = 100 }] }).AskAsync(RetrievedPrompts.Ask("q"), default);

        Assert.Equal([RetrievedPrompts.Fenced("long", "short") + "\nQuestion: q"], _sent);
    }

    [Fact]
    public async Task Call_StoreFails_AsksNobodyAndReports()
    {
        var harness = Harness(static b => b.UseRetriever("kb", static (_, _) => throw new HttpRequestException("away", null, System.Net.HttpStatusCode.ServiceUnavailable)));

        var fault = await Assert.ThrowsAsync<LlmException>(() => harness.Bind(RetrievedPrompts.Plan).AskAsync(RetrievedPrompts.Ask("q"), default));

        Assert.Equal((LlmErrorKind.Overloaded, "Store 'kb' did not answer 'IDesk.AskAsync', so no model was asked; the inner exception has its words."), (fault.Kind, fault.Message));
        Assert.IsType<HttpRequestException>(fault.InnerException);
        Assert.Empty(harness.Asked);
        Assert.Equal(1, harness.Runtime.Errors.Rate(ErrorWindow.Total, LlmComponents.Retriever).Failures);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Call_StoreTakesLongerThanTheCall_EndsWithTheCall(bool isIgnorant)
    {
        var token = default(CancellationToken);
        var harness = Harness(b => b.UseRetriever("kb", async (_, given) =>
        {
            token = given;
            await Task.Delay(Timeout.Infinite, isIgnorant ? CancellationToken.None : given);
            return [];
        }));
        var plan = RetrievedPrompts.Plan with { Timeout = new() { TotalSeconds = 2 } };

        var fault = await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(harness.Bind(plan).AskAsync(RetrievedPrompts.Ask("q"), null, null, default)));

        Assert.Equal(LlmErrorKind.Timeout, fault.Kind);
        Assert.True(token.IsCancellationRequested);
        Assert.Empty(harness.Asked);
    }

    [Fact]
    public async Task Call_TimeThatTheStoreTook_IsMissingAfterwards()
    {
        var harness = new CallHarness();
        harness.Configure(b => b.UseRetriever("kb", async (_, given) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(3), harness.Clock, given);
            return s_passages;
        })).Model("a", ScriptedReply.Say("late") with { BeforeAnswer = Pause.For(TimeSpan.FromSeconds(60)) });

        await Assert.ThrowsAsync<LlmException>(() =>
            harness.RunAsync(harness.Bind(RetrievedPrompts.Plan with { Timeout = new() { TotalSeconds = 5 } }).AskAsync(RetrievedPrompts.Ask("q"), null, null, default)));

        Assert.InRange((harness.Clock.GetUtcNow() - new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalSeconds, 5, 5.3);
    }

    [Fact]
    public async Task Call_CancelledWhileSearching_IsCancelled()
    {
        using var source = new CancellationTokenSource();
        var harness = Harness(b => b.UseRetriever("kb", async (_, given) =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, given);
            return [];
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => harness.Bind(RetrievedPrompts.Plan).AskAsync(RetrievedPrompts.Ask("q"), null, null, source.Token));

        Assert.Empty(harness.Asked);
    }

    [Fact]
    public async Task Call_ModelThatTheStoreAsks_SpendsTheCallsBudgetForItsTenant()
    {
        var priced = new ModelFacts { InputUsdPerMillionTokens = 0, OutputUsdPerMillionTokens = 100, MaxOutputTokens = 10 };
        BoundCall<string>? inner = null;
        string? tenant = null;
        var harness = new CallHarness().Configure(b => b.UseRetriever("kb", async (request, given) =>
        {
            tenant = LlmScope.Current?.Tenant;
            return [new(await inner!.AskAsync([new(ChatRole.User, request.Query)], given), 1)];
        })).Model("a", priced, ScriptedReply.Say("fine", 1, 5)).Model("e", priced, ScriptedReply.Say("found", 1, 6));
        inner = harness.Bind(CallHarness.Plan with { Call = "EmbedAsync", Model = "e" });
        var call = harness.Bind(RetrievedPrompts.Plan with { Budget = new() { PerCallUsd = 0.0011m } });

        var result = await call.AskResultAsync(RetrievedPrompts.Ask("q"), null, new() { Tenant = "acme" }, default);

        // Of 11 tokens' money 6 are spent by then.
        Assert.Equal("fine", result.Value);
        Assert.Equal("acme", tenant);
        await Assert.ThrowsAsync<LlmException>(() => harness.Bind(RetrievedPrompts.Plan with { Budget = new() { PerCallUsd = 0.0005m }, Options = new() { MaxOutputTokens = 5 } })
            .AskAsync(RetrievedPrompts.Ask("q"), null, new() { Tenant = "acme", MaxCostUsd = 0.00001m }, default));
        Assert.Equal(["e", "a"], harness.Asked);
    }

    [Fact]
    public async Task Call_PersonalDataInPassages_IsMasked()
    {
        var harness = Harness(static b => b.UsePassages(new RetrievedPassage("Write to ann@example.org.", 1)));

        await harness.Bind(RetrievedPrompts.Plan with { Mask = new() }).AskAsync(RetrievedPrompts.Ask("q"), default);

        Assert.DoesNotContain("ann@example.org", Assert.Single(_sent), StringComparison.Ordinal);
        Assert.Contains("[EMAIL_1_", _sent[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ScoredAnswer_IsHeldAgainstThePassages()
    {
        var check = new ContextCheck();
        var harness = Harness(b => b.UsePassages(s_passages).Quality.OwnChecks.Add(check));

        await harness.Bind(RetrievedPrompts.Plan with { Quality = new() }).AskAsync(RetrievedPrompts.Ask("q"), default);

        Assert.Equal(("\nQuestion: q", "one\n\ntwo words\n\nthree"), (check.Seen!.Request, check.Seen.Context));
    }

    [Fact]
    public async Task Call_OptimizedQuery_IsSearchedInPlainerWordsAndThePassagesStayOutOfIt()
    {
        const string Wordy = "Due to the fact that our organisation is, at this point in time, in the process of undertaking an evaluation of its heating arrangements, we would like you to list what tenants pay, taking into consideration that it is meant for tenants.";
        var searched = "";
        var harness = Harness(b => b.UseRetriever("kb", (request, _) =>
        {
            searched = request.Query;
            return new([new("several rivers several rivers", 1)]);
        }));

        var result = await harness.Bind(RetrievedPrompts.Plan with { Optimize = new() }).AskResultAsync(RetrievedPrompts.Ask(Wordy), default);

        Assert.StartsWith("Because our organisation is, now, in the process", searched, StringComparison.Ordinal);
        Assert.DoesNotContain("Notes", searched, StringComparison.Ordinal);
        Assert.Equal("\nQuestion: " + Wordy, result.Query!.Original);
        Assert.StartsWith(RetrievedPrompts.Fenced("several rivers several rivers") + "\nQuestion: ", Assert.Single(_sent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_GuardOfPrompts_SeesThePassages()
    {
        var guard = new SeeingGuard();
        var harness = Harness(b => b.UsePassages(s_passages).AddGuard(guard));

        await harness.Bind(RetrievedPrompts.Plan with { InputGuards = [new(typeof(SeeingGuard), null)] }).AskAsync(RetrievedPrompts.Ask("q"), default);

        Assert.Contains("two words", guard.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_PromptWithoutAPlace_SearchesNothing()
    {
        var harness = Harness(static b => b.UseRetriever("kb", static (_, _) => throw new InvalidOperationException("asked")));

        await harness.Bind(RetrievedPrompts.Plan).AskAsync([new(ChatRole.User, "{context}")], default);

        Assert.Equal(["{context}"], _sent);
    }

    [Fact]
    public void Partition_OfATenant_IsNoOtherTenantsWhateverItIsCalled()
    {
        string?[] parts = [RetrievalPartition.Of(null, "a"), RetrievalPartition.Of("a", null), RetrievalPartition.Of("b", "a"), RetrievalPartition.Of("a:b", ""), RetrievalPartition.Of("@1:a:b", null), RetrievalPartition.Of(":b", "a"), RetrievalPartition.Of("b", "a:")];

        Assert.Equal(parts.Length, parts.Distinct().Count());
        Assert.Null(RetrievalPartition.Of(null, null));
        Assert.Equal("a", RetrievalPartition.Of("a", null));
    }

    private sealed class ContextCheck : IQualityCheck
    {
        public string Name => "Context";

        public QualityInput? Seen { get; private set; }

        public ValueTask<QualityFinding?> CheckAsync(QualityInput input, CancellationToken cancellationToken)
        {
            Seen = input;
            return default;
        }
    }

    private sealed class SeeingGuard : IInputGuard
    {
        public string Seen { get; private set; } = "";

        public ValueTask<InputVerdict> CheckAsync(GuardedPrompt prompt, CancellationToken cancellationToken)
        {
            Seen = prompt.Messages[^1].Text;
            return new(InputVerdict.Pass);
        }
    }
}
