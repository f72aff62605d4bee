using CsCheck;

namespace LlmAttributes.Tests.Quality;

public sealed class ObservedQualityTests
{
    private const string Call = "IDesk.AskAsync";

    [Fact]
    public void Estimate_NothingSeen_LeavesAllAsDeclared()
    {
        var (fits, ease, isSeen) = Estimate(new(), ("a", 0.8), ("b", 0.6));

        Assert.All(fits, static fit => Assert.Equal(0, fit));
        Assert.Equal((0.0, false), (ease, isSeen));
    }

    [Fact]
    public void Estimate_GoodAnswersToAnEasyCall_DoNotPassABetterModelThatNobodyJudged()
    {
        var monitor = new QualityMonitor();
        Judge(monitor, "worse", 1, 200);

        var (fits, ease, _) = Estimate(monitor, ("better", 0.9), ("worse", 0.8));

        Assert.True(ease > 0.05);
        Assert.True(0.8 + fits[1] < 0.9 + fits[0], $"{fits[1]}");
    }

    [Fact]
    public void Estimate_OneIsBadWhereTheOthersAreGood_FallsBehind()
    {
        var monitor = new QualityMonitor();
        Judge(monitor, "better", 0.3, 40);
        Judge(monitor, "worse", 0.9, 40);

        var (fits, _, isSeen) = Estimate(monitor, ("better", 0.9), ("worse", 0.6));

        Assert.True(isSeen);
        Assert.True(0.9 + fits[0] < 0.6 + fits[1]);
    }

    [Fact]
    public void Estimate_FewJudgements_MoveLessThanMany()
    {
        var few = new QualityMonitor();
        var many = new QualityMonitor();
        foreach (var (monitor, times) in new[] { (few, 2), (many, 100) })
        {
            Judge(monitor, "a", 0, times);
            Judge(monitor, "b", 1, times);
        }

        Assert.InRange(Estimate(few, ("a", 0.7), ("b", 0.7)).Fits[0], -0.2, -0.03);
        Assert.InRange(Estimate(many, ("a", 0.7), ("b", 0.7)).Fits[0], -0.6, -0.35);
    }

    [Fact]
    public void Estimate_ScoresByWhatCanBeSeen_CountLessThanJudgements()
    {
        var scored = new QualityMonitor();
        var judged = new QualityMonitor();
        for (var i = 0; i < 30; i++)
        {
            scored.Record(Call, "a", 0.2);
            scored.Record(Call, "b", 0.9);
        }

        Judge(judged, "a", 0.2, 30);
        Judge(judged, "b", 0.9, 30);

        var byScores = Estimate(scored, ("a", 0.7), ("b", 0.7)).Fits[0];
        Assert.InRange(byScores, Estimate(judged, ("a", 0.7), ("b", 0.7)).Fits[0] + 0.05, -0.01);
    }

    [Fact]
    public void Estimate_ModelBecameBetter_ForgetsWhatItWas()
    {
        var monitor = new QualityMonitor();
        Judge(monitor, "a", 0, 1_000);
        Judge(monitor, "b", 0.5, 1_000);
        Judge(monitor, "a", 1, 600);

        Assert.True(Estimate(monitor, ("a", 0.7), ("b", 0.7)).Fits[0] > 0.1);
    }

    [Fact]
    public void Estimate_NoDeclaredQuality_StaysAsItIs()
    {
        var monitor = new QualityMonitor();
        Judge(monitor, "a", 0, 50);

        var (fits, ease, isSeen) = Estimate(monitor, ("a", double.NaN), ("b", 0.7));

        Assert.All(fits, static fit => Assert.Equal(0, fit));
        Assert.Equal((0.0, false), (ease, isSeen));
    }

    [Fact]
    public void Estimate_AnyJudgements_StayWithinWhatWasSeenAndKeepTheirOrderAmongEquals() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Int[1, 150], Gen.Double[0.05, 0.95]).Sample((low, high, times, declared) =>
        {
            if (low > high)
                (low, high) = (high, low);
            var monitor = new QualityMonitor();
            Judge(monitor, "low", low, times);
            Judge(monitor, "high", high, times);

            var (fits, ease, _) = Estimate(monitor, ("low", declared), ("high", declared));

            Assert.True(fits[0] <= fits[1] + 1e-9);
            foreach (var (fit, seen) in new[] { (fits[0], low), (fits[1], high) })
                Assert.InRange(declared + ease + fit, Math.Min(declared, low) - 1e-9, Math.Max(declared, high) + 1e-9);
        });

    private static void Judge(QualityMonitor monitor, string model, double score, int times)
    {
        for (var i = 0; i < times; i++)
            monitor.Judge(Call, model, score);
    }

    private static (double[] Fits, double Ease, bool IsSeen) Estimate(QualityMonitor monitor, params (string Model, double Declared)[] models)
    {
        var fits = new double[models.Length];
        var isSeen = new ObservedQuality(monitor, Call, [.. models.Select(static m => m.Model)], [.. models.Select(static m => m.Declared)]).Estimate(fits, out var ease);
        return (fits, ease, isSeen);
    }
}
