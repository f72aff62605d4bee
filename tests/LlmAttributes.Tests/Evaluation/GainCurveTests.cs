using LlmAttributes.Evaluation.Routing;

namespace LlmAttributes.Tests.Evaluation;

public class GainCurveTests
{
    private static readonly GainCurve s_curve = new([0, 0, 1, 1], [1, 1, 1, 1]);

    [Fact]
    public void Apgr_BestOrder_RisesAtOnce() => Assert.Equal((0.25 + 0.75 + 1 + 1) / 4, s_curve.Apgr([9, 8, 1, 0]), 1e-12);

    [Fact]
    public void Apgr_WorstOrder_RisesLast() => Assert.Equal((0 + 0 + 0.25 + 0.75) / 4, s_curve.Apgr([0, 1, 8, 9]), 1e-12);

    [Fact]
    public void Apgr_StrongLosesSome_GoesAboveOneOnTheWay() => Assert.Equal((0.5 + 1.5 + 1.5) / 3, new GainCurve([0, 0, 1], [1, 1, 0]).Apgr([3, 2, 1]), 1e-12);

    [Fact]
    public void Apgr_SomeRows_ReadsThoseOnly() => Assert.Equal(0.5, s_curve.Apgr([9, 8, 1, 0], [0, 0]), 1e-12);

    [Theory]
    [InlineData(0.5, 0.25)]
    [InlineData(0.8, 0.5)]
    public void CallsFor_Share_IsTheFewestCalls(double share, double calls) => Assert.Equal(calls, s_curve.CallsFor([9, 8, 1, 0], share));
}
