using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Behavior.Tests.Harness;
using LlmAttributes.Testing;

namespace LlmAttributes.Behavior.Tests;

public class EstimateTests
{
    [Fact]
    public void Estimate_GeneratedMember_CountsThePromptOfItsCall()
    {
        var desk = new Desk(static _ => ScriptedReply.Say("x"), static _ => ScriptedReply.Say("x"), static _ => ScriptedReply.Say("x"));
        var brief = ISupportDesk.EstimateAnswer(desk.Client, "Hello.");
        var wordy = ISupportDesk.EstimateAnswer(desk.Client, string.Concat(Enumerable.Repeat("Hello there. ", 200)));

        Assert.Equal((Models.Fast, 64, 16L), (brief.Model, brief.MaxOutputTokens!.Value, brief.TypicalOutputTokens));
        Assert.True(wordy.Input.Tokens > brief.Input.Tokens + 300);
        Assert.True(wordy.Typical.Usd > brief.Typical.Usd && brief.Min.Usd < brief.Typical.Usd && brief.Typical.Usd < brief.Max.Usd);
        Assert.Empty(desk.Fast.Requests);
    }

    [Fact]
    public void Estimate_Stream_KnowsItsModel()
    {
        var desk = new Desk(static _ => ScriptedReply.Say("x"), static _ => ScriptedReply.Say("x"), static _ => ScriptedReply.Say("x"));

        Assert.Equal(Models.Smart, ISupportDesk.EstimateSummarise(desk.Client, "Hello.").Model);
    }
}
