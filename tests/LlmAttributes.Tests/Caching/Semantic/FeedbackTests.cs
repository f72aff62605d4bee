using CsCheck;

namespace LlmAttributes.Tests.Caching.Semantic;

public class FeedbackTests
{
    private static readonly Gen<(double Logit, bool IsRight)[]> s_observations = Gen.Select(Gen.Double[-2, 6], Gen.Bool).Array[0, 20];

    [Fact]
    public void Shift_NoFeedback_IsNone() => Assert.Equal(0, new EntryEvidence().Shift);

    [Fact]
    public void Add_RightHits_AskForLessThanBefore()
    {
        var evidence = new EntryEvidence();

        for (var i = 0; i < 5; i++)
            evidence.Add(1.5, true);

        Assert.InRange(evidence.Shift, -4, -0.3);
    }

    [Fact]
    public void Add_WrongHit_AsksForMoreThanBefore()
    {
        var evidence = new EntryEvidence();

        evidence.Add(3, false);

        Assert.InRange(evidence.Shift, 0.3, 10);
    }

    [Fact]
    public void Add_SameObservationRightInsteadOfWrong_NeverAsksForMore() => Gen.Select(s_observations, Gen.Double[-2, 6]).Sample(static (observations, logit) =>
        With(observations, (logit, true)).Shift <= With(observations, (logit, false)).Shift + 1e-6);

    [Fact]
    public void Add_MoreThanAreKept_ForgetsTheOldest()
    {
        var evidence = With([.. Enumerable.Repeat((4.0, false), 10)], (3, true));
        for (var i = 0; i < EntryEvidence.Most; i++)
            evidence.Add(3, true);

        Assert.Equal(EntryEvidence.Most, evidence.Count);
        Assert.True(evidence.Shift < 0);
    }

    [Fact]
    public void Least_AnyFeedback_NeverFallsBelowTheCalibration() => Gen.Bool.Array[0, 100].Sample(static hits =>
    {
        var bound = new WrongHitBound(0.05, 0.8);
        foreach (var isRight in hits)
            bound.Add(isRight);

        return bound.Least >= Logistic.LogitOf(0.8) - 1e-9 && bound.Judged == hits.Length && bound.Wrong == hits.Count(static h => !h);
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Least_HitsWorseThanCalibrated_ComesDownToTheBound(int seed)
    {
        var bound = new WrongHitBound(0.05, 0.75);
        var random = new Random(seed);
        for (var i = 0; i < 40_000; i++)
        {
            // Each hit is overestimated by two logits.
            var logit = -3 + (10 * random.NextDouble());
            if (logit >= bound.Least)
                bound.Add(random.NextDouble() < Logistic.Of(logit - 2));
        }

        Assert.InRange(bound.Wrong / (double)bound.Judged, 0.02, 0.056);
    }

    [Fact]
    public void LeastFor_LargerBound_AsksForLess() => Gen.Select(Gen.Double[0.005, 0.2], Gen.Double[0.005, 0.2]).Sample(static (a, b) =>
        PairModel.Shipped.Curves.LeastFor(Math.Min(a, b)) >= PairModel.Shipped.Curves.LeastFor(Math.Max(a, b)));

    [Fact]
    public void LeastFor_BelowWhatIsKnown_AsksForCertainty() => Assert.Equal(1, PairModel.Shipped.Curves.LeastFor(0.001));

    private static EntryEvidence With((double Logit, bool IsRight)[] observations, (double Logit, bool IsRight) last)
    {
        var evidence = new EntryEvidence();
        foreach (var (logit, isRight) in observations)
            evidence.Add(logit, isRight);
        evidence.Add(last.Logit, last.IsRight);
        return evidence;
    }
}
