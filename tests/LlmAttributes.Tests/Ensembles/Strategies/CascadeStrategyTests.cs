namespace LlmAttributes.Tests.Ensembles.Strategies;

public class CascadeStrategyTests
{
    [Theory]
    [InlineData(1, null, null, null)]
    [InlineData(1, "x", null, null)]
    [InlineData(0, "x", "x", null)]
    [InlineData(1, "x", "y", null)]
    [InlineData(1, "!", null, null)]
    [InlineData(0, "x", "y", "z")]
    public void StillNeeded_FirstTwoAgree_AsksNoFurther(int needed, params string?[] answers) => Assert.Equal(needed, new CascadeStrategy<string>().StillNeeded(Ballots.Of(answers)));

    [Fact]
    public void StillNeeded_AgreementIsNotAccepted_GoesOn() =>
        Assert.Equal(1, new CascadeStrategy<string>(new() { AcceptAgreement = false }).StillNeeded(Ballots.Of("x", "x", null)));

    [Fact]
    public void StillNeeded_ConfidenceReached_AsksNoFurther() => Assert.Equal(0, new CascadeStrategy<string>(new() { AcceptAt = 0.1 }).StillNeeded(Ballots.Of("x", null)));

    [Theory]
    [InlineData(0.8, 0)]
    [InlineData(0.6, 1)]
    public void StillNeeded_Quality_IsAccepted(double quality, int needed)
    {
        var ballot = new EnsembleBallot<string>(Ballots.Reply("x", 0) with { Quality = quality }, Ballots.Reply(null, 1));

        Assert.Equal(needed, new CascadeStrategy<string>(new() { AcceptQualityAt = 0.7 }).StillNeeded(ballot));
    }

    [Fact]
    public void StillNeeded_OwnRule_IsAsked() =>
        Assert.Equal(0, new CascadeStrategy<string>(new() { Accept = static ballot => ballot.Replies[0].Answer == "x" }).StillNeeded(Ballots.Of("x", null)));

    [Fact]
    public async Task Decide_NobodyAgrees_TheStrongestCounts()
    {
        var decision = await new CascadeStrategy<string>().DecideAsync(Ballots.Of("x", "y", "z"), default);

        Assert.Equal((2, "z"), (decision.Winner, decision.Value));
        Assert.InRange(decision.Confidence, 0, 0.5);
    }

    [Fact]
    public async Task Decide_StrongestFailed_TheOthersDecide() => Assert.Equal("y", (await new CascadeStrategy<string>().DecideAsync(Ballots.Of("x", "y", "!"), default)).Value);

    [Fact]
    public void Create_NumberOutOfRange_IsRefused() => Assert.Equal("AcceptAt", Assert.Throws<ArgumentOutOfRangeException>(static () => new CascadeStrategy<string>(new() { AcceptAt = 1.5 })).ParamName);
}
