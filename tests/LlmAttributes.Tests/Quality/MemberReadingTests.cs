using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Quality;

public class MemberReadingTests
{
    private static readonly ChatMessage[] s_prompt = [new(ChatRole.System, "Answer in at most five words."), new(ChatRole.User, "Why is the sky blue?")];

    [Fact]
    public void Fill_SamePromptAgain_SharesWhatWasRead()
    {
        var members = new MemberReading();

        var first = members.Fill(new("Because of scattering."), s_prompt, null);
        var second = members.Fill(new("Air."), s_prompt, null);

        Assert.NotNull(first.Reading);
        Assert.Same(first.Reading, second.Reading);
        Assert.Equal(first.Request, second.Request);
    }

    [Fact]
    public void Fill_PromptOfItsOwn_IsNotJudgedByThatOfOthers()
    {
        var members = new MemberReading();
        members.Fill(new("Air."), s_prompt, null);

        var own = members.Fill(new("Air."), [new(ChatRole.User, "What do we breathe?")], null);

        Assert.Equal((null, "What do we breathe?"), (own.Reading, own.Request));
    }

    [Fact]
    public void Find_SameAnswerToTheSamePrompt_IsTheScoreThatWasKept()
    {
        var members = new MemberReading();
        var score = new QualityScorer().Score(members.Fill(new("Air."), s_prompt, null));
        members.Keep(s_prompt, "Air.", ChatFinishReason.Stop, score);
        members.Keep(s_prompt, "Water.", null, new QualityScorer().Score(new("Water.")));

        Assert.Same(score, members.Find(s_prompt, "Air.", ChatFinishReason.Stop));
    }

    [Fact]
    public void Find_AnythingElse_IsNotKnown()
    {
        var members = new MemberReading();
        members.Keep(s_prompt, "Air.", ChatFinishReason.Stop, new QualityScorer().Score(new("Air.")));

        Assert.Null(members.Find(s_prompt, "air.", ChatFinishReason.Stop));
        Assert.Null(members.Find(s_prompt, "Air.", ChatFinishReason.Length));
        Assert.Null(members.Find([.. s_prompt], "Air.", ChatFinishReason.Stop));
    }

    [Fact]
    public void Fill_PromptOfPieces_HasItsTextForWhoeverAsks()
    {
        ChatMessage[] prompt = [new(ChatRole.System, "Answer in at most five words."), new(ChatRole.User, [new TextContent("Why is "), new TextContent("the sky blue?")]), new(ChatRole.Assistant, "Air.")];

        var input = new MemberReading().Fill(new("Because of scattering."), prompt, null);

        Assert.Equal("Answer in at most five words.\nWhy is the sky blue?\n", input.Request);
        Assert.Equal(["Answer", "in", "at", "most", "five", "words", "Why", "is", "the", "sky", "blue"], Enumerable.Range(0, input.Reading!.Request!.Count).Select(i => input.Reading.Request[i].ToString()));
        Assert.Equal(5, input.Reading.Demands.MaxWords);
    }

    [Fact]
    public void TryEnter_CallThatHasEnded_LetsNobodyIn()
    {
        var members = new MemberReading();
        Assert.True(members.TryEnter());

        members.Dispose();
        members.Dispose();

        Assert.True(members.TryEnter(), "who scores still holds what was read");
        members.Leave();
        members.Leave();
        Assert.False(members.TryEnter());
    }

    [Theory]
    [InlineData("Air.")]
    [InlineData("It is because the air scatters blue light far more than red light.")]
    public void Score_OfASharedReading_IsThatOfAnOwnOne(string answer)
    {
        var shared = new MemberReading().Fill(new(answer), s_prompt, null);
        var scorer = new QualityScorer();

        Assert.Equal(scorer.Score(new(answer) { Request = QualityWatch.RequestOf(s_prompt, null) }).Findings, scorer.Score(shared).Findings);
        Assert.Equal(scorer.Score(shared).Findings, scorer.Score(shared).Findings);
    }
}
