using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Costs;

public class BudgetTests
{
    private static CallPlan Plan(decimal usd) => CallHarness.Plan with { Model = "a", Budget = new() { PerCallUsd = usd } };

    [Fact]
    public async Task Ask_WorstCaseFits_SendsTheOutputLimitThatWasReserved()
    {
        var client = new ScriptedChatClient(_ => ScriptedReply.Say("x", 10, 5));
        var harness = new CallHarness().Configure(b => b.AddModel("a", client, Priced.At(0, 1_000)));

        await harness.AskAsync(Plan(0.01m));

        Assert.Equal(10, client.Requests[0].Options!.MaxOutputTokens);
    }

    [Fact]
    public async Task Ask_ModelsOwnLimitIsSmaller_IsSentInstead()
    {
        var client = new ScriptedChatClient(_ => ScriptedReply.Say("x", 10, 5));
        var harness = new CallHarness().Configure(b => b.AddModel("a", client, Priced.At(0, 1) with { MaxOutputTokens = 64 }));

        await harness.AskAsync(Plan(0.01m));

        Assert.Equal(64, client.Requests[0].Options!.MaxOutputTokens);
    }

    [Fact]
    public async Task Ask_DeclaredOutputDoesNotFit_IsNotSent()
    {
        var harness = new CallHarness().Model("a", Priced.At(1, 10), ScriptedReply.Say("x"));

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(Plan(0.001m) with { Options = new() { MaxOutputTokens = 1_000 } }));

        Assert.Equal(LlmErrorKind.Budget, e.Kind);
        Assert.Empty(harness.Asked);
        Assert.Contains("its budget of $0.001", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("audio/wav", true)]
    [InlineData("video/mp4", true)]
    [InlineData("image/png", false)]
    public async Task Ask_SoundInTheInput_ReservesItsPrice(string mediaType, bool isDearer)
    {
        var harness = new CallHarness().Model("a", Priced.At(1, 1) with { AudioInputUsdPerMillionTokens = 1_000, MaxOutputTokens = 1 }, ScriptedReply.Say("x", 1, 1));
        IReadOnlyList<ChatMessage> messages = [new(ChatRole.User, [new TextContent("what is it?"), new DataContent(new byte[10], mediaType)])];

        var asking = harness.Bind(Plan(0.1m)).AskAsync(messages, default);

        if (isDearer)
            Assert.Equal(LlmErrorKind.Budget, (await Assert.ThrowsAsync<LlmException>(() => asking)).Kind);
        else
            Assert.Equal("x", await asking);
        var estimate = harness.Bind(CallHarness.Plan with { Model = "a" }).Estimate(messages);
        Assert.Equal(isDearer, estimate.Max.Usd > 0.1m);
    }

    [Fact]
    public async Task Ask_TooDear_GoesToTheCheaperFallback()
    {
        var harness = new CallHarness().Model("a", Priced.At(1_000, 1_000), ScriptedReply.Say("dear")).Model("b", Priced.At(1, 1), ScriptedReply.Say("cheap", 1, 1));

        var result = await harness.AskResultAsync(Plan(0.001m) with { Fallback = [new(["b"])] });

        Assert.Equal(("cheap", LlmErrorKind.Budget), (result.Value, result.Attempts[0].Error));
    }

    [Fact]
    public async Task Ask_SettledAttempt_GivesTheUnusedRestToTheRetry()
    {
        var filtered = new ScriptedReply { FinishReason = ChatFinishReason.ContentFilter, Usage = new() { InputTokenCount = 1, OutputTokenCount = 1 } };
        var harness = new CallHarness().Model("a", Priced.At(1, 1), filtered).Model("b", Priced.At(1, 1), ScriptedReply.Say("x", 1, 1));

        Assert.Equal("x", await harness.AskAsync(Plan(0.001m) with { Fallback = [new(["b"])], Options = new() { MaxOutputTokens = 600 } }));
    }

    [Fact]
    public async Task Ask_AttemptOfUnknownUsage_KeepsItsReservation()
    {
        var filtered = new ScriptedReply { FinishReason = ChatFinishReason.ContentFilter };
        var harness = new CallHarness().Model("a", Priced.At(1, 1), filtered).Model("b", Priced.At(1, 1), ScriptedReply.Say("x", 1, 1));

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(Plan(0.001m) with { Fallback = [new(["b"])], Options = new() { MaxOutputTokens = 600 } }));

        Assert.Equal([LlmErrorKind.ContentFilter, LlmErrorKind.Budget], e.Attempts.Select(a => a.Error!.Value));
    }

    [Fact]
    public void Bind_ModelWithoutPrice_RefusesToStart()
    {
        var e = Assert.Throws<LlmConfigurationException>(() => new CallHarness().Model("a", ScriptedReply.Say("x")).Bind(Plan(0.02m)));

        Assert.Equal("'IDesk.AskAsync' has a budget of $0.02, but its model 'a' has no price; declare InputUsdPerMillionTokens and OutputUsdPerMillionTokens, or remove [Budget].", Assert.Single(e.Faults));
    }

    [Fact]
    public async Task Ask_LimitOfOneCallOnUnpricedModel_IsRefused()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("x"));

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(CallHarness.Plan with { Model = "a" }, new() { MaxCostUsd = 1 }));

        Assert.Equal((LlmErrorKind.Budget, 0), (e.Kind, harness.Asked.Count));
    }

    [Fact]
    public async Task Ask_LimitOfOneCall_ReplacesTheDeclaredOne()
    {
        var harness = new CallHarness().Model("a", Priced.At(1, 1), ScriptedReply.Say("x", 1, 1));

        Assert.Equal("x", await harness.AskAsync(Plan(0.0000001m), new() { MaxCostUsd = 1 }));
    }

    [Fact]
    public async Task Ask_LimitOfOneCallIsNoMoney_NamesTheProperty()
    {
        var harness = new CallHarness().Model("a", Priced.At(1, 1), ScriptedReply.Say("x"));

        Assert.Equal("MaxCostUsd", (await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => harness.AskAsync(Plan(1), new() { MaxCostUsd = 0 }))).ParamName);
    }

    [Fact]
    public async Task Ask_EnsembleUnderBudget_MembersShareIt()
    {
        var harness = new CallHarness();
        foreach (var key in new[] { "a", "b", "c" })
            harness.Model(key, Priced.At(0, 10), new ScriptedReply { Text = "x", BeforeAnswer = Pause.ForSeconds(1), Usage = new() { InputTokenCount = 1, OutputTokenCount = 100 } });
        var plan = CallHarness.Plan with { Ensemble = new(MergeStrategy.MajorityVote, ["a", "b", "c"]) { Quorum = 1 }, Budget = new() { PerCallUsd = 0.002m }, Options = new() { MaxOutputTokens = 100 } };

        var response = await harness.RunAsync(harness.Bind(plan).AskEnsembleAsync(CallHarness.Messages, default));

        Assert.Equal(2, response.Contributions.Count(c => c.HasAnswer));
        Assert.Equal(LlmErrorKind.Budget, response.Contributions.Single(c => !c.HasAnswer).Error);
    }
}
