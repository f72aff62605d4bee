using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Runtime;

public class OptionsTests
{
    private static readonly ModelOptionsPlan s_options = new() { Temperature = 0.2f, TopP = 0.9f, MaxOutputTokens = 50, Seed = 3, StopSequences = ["END"] };

    private static async Task<ChatOptions?> SentAsync(CallPlan plan, ChatOptions? chatOptions = null, LlmCallOptions? callOptions = null)
    {
        var client = new ScriptedChatClient(_ => ScriptedReply.Say("x"), "m");
        var harness = new CallHarness().Configure(b => b.AddModel("a", client));
        await harness.Bind(plan with { Model = "a" }).AskAsync(CallHarness.Messages, chatOptions, callOptions, default);
        return client.Requests[0].Options;
    }

    [Fact]
    public async Task Ask_NothingDeclared_SendsNoOptions() => Assert.Null(await SentAsync(CallHarness.Plan));

    [Fact]
    public async Task Ask_DeclaredOptions_AreSent()
    {
        var sent = (await SentAsync(CallHarness.Plan with { Options = s_options }))!;

        Assert.Equal((0.2f, 0.9f, 50, 3L), (sent.Temperature, sent.TopP, sent.MaxOutputTokens, sent.Seed));
        Assert.Equal(["END"], sent.StopSequences!);
    }

    [Fact]
    public async Task Ask_CallersOptions_GoBeforeDeclaredOnesPropertyByProperty()
    {
        var mine = new ChatOptions { Temperature = 1 };

        var sent = (await SentAsync(CallHarness.Plan with { Options = s_options }, mine))!;

        Assert.Equal((1f, 0.9f, 50), (sent.Temperature, sent.TopP, sent.MaxOutputTokens));
        Assert.Null(mine.TopP);
    }

    [Fact]
    public async Task Ask_SeedOfOneCall_GoesBeforeAll() =>
        Assert.Equal(99, (await SentAsync(CallHarness.Plan with { Options = s_options }, new ChatOptions { Seed = 5 }, new() { Seed = 99 }))!.Seed);

    [Fact]
    public async Task AskResult_Result_CarriesTheFactsOfTheCall()
    {
        var harness = new CallHarness().Model("a", Priced.At(2, 4), new ScriptedReply { Text = "x", BeforeAnswer = Pause.ForSeconds(2), Usage = new() { InputTokenCount = 1_000, OutputTokenCount = 500 } });

        var result = await harness.RunAsync(harness.AskResultAsync(CallHarness.Plan with { Model = "a" }));

        Assert.Equal(("x", "a", ChatFinishReason.Stop, "scripted-0"), (result.Value, result.Model, result.FinishReason, result.RequestId));
        Assert.Equal((0.004m, new TokenUsage(1_000, 500)), (result.Cost.Usd, result.Usage));
        Assert.InRange(result.Duration.TotalSeconds, 2, 60);
        Assert.True(Assert.Single(result.Attempts).IsSuccess);
        Assert.Equal("a: ok", result.Attempts[0].ToString());
    }

    [Fact]
    public async Task AskResult_UnpricedModel_CostIsUnknown() =>
        Assert.False((await new CallHarness().Model("a", ScriptedReply.Say("x", 1, 1)).AskResultAsync(CallHarness.Plan with { Model = "a" })).Cost.IsKnown);
}
