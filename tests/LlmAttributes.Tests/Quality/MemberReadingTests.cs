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

    [Theory]
    [InlineData("Air.")]
    [InlineData("It is because the air scatters blue light far more than red light.")]
    public void Score_OfASharedReading_IsThatOfAnOwnOne(string answer)
    {
        var shared = new MemberReading().Fill(new(answer), s_prompt, null);
        var scorer = new QualityScorer();

        Assert.Equal(scorer.Score(shared with { Reading = null }).Findings, scorer.Score(shared).Findings);
        Assert.Equal(scorer.Score(shared).Findings, scorer.Score(shared).Findings);
    }
}
