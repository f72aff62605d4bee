namespace LlmAttributes.Tests.Orchestration;

public sealed class CallBudgetTests
{
    private static readonly Int128 s_usd = (Int128)Price.PicoPerUsd;

    [Fact]
    public void Reserve_WithinBoth_TakesFromBoth()
    {
        var outer = new CallBudget(10, workflow: "IDesk.AnswerAsync");
        var own = new CallBudget(4, outer);

        Assert.True(own.TryReserve(s_usd, 3 * s_usd, out var reserved));

        Assert.Equal((3 * s_usd, s_usd, 7 * s_usd), (reserved, own.LeftPico, outer.LeftPico));
        own.Settle(reserved, s_usd);
        Assert.Equal((3 * s_usd, 9 * s_usd), (own.LeftPico, outer.LeftPico));
    }

    [Fact]
    public void Reserve_MoreThanTheOuterHas_TakesWhatIsThere()
    {
        var outer = new CallBudget(2);
        var own = new CallBudget(10, outer);

        Assert.True(own.TryReserve(s_usd, 5 * s_usd, out var reserved));

        Assert.Equal((2 * s_usd, (Int128)0, outer), (reserved, own.LeftPico, own.Tightest));
    }

    [Fact]
    public void Reserve_MoreThanTheOwnHas_GivesTheRestBackToTheOuter()
    {
        var outer = new CallBudget(10);
        var own = new CallBudget(2, outer);

        Assert.True(own.TryReserve(s_usd, 5 * s_usd, out var reserved));

        Assert.Equal((2 * s_usd, 8 * s_usd, own), (reserved, outer.LeftPico, own.Tightest));
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(1, 10)]
    public void Reserve_LeastThatDoesNotFit_TakesNothing(int outerUsd, int ownUsd)
    {
        var outer = new CallBudget(outerUsd);
        var own = new CallBudget(ownUsd, outer);

        Assert.False(own.TryReserve(2 * s_usd, 3 * s_usd, out _));

        Assert.Equal((outerUsd * s_usd, s_usd), (outer.LeftPico, own.LeftPico));
    }
}
