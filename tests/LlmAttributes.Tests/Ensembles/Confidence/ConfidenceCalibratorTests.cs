using CsCheck;

namespace LlmAttributes.Tests.Ensembles;

public sealed class ConfidenceCalibratorTests
{
    private const int Bins = 10;

    // What an agreement means in truth, on the whole of its range.
    private static readonly Dictionary<string, Func<double, double>> s_truths = new()
    {
        ["as it says"] = static agreement => agreement,
        ["overconfident"] = static agreement => 0.25 + (0.3 * agreement),
        ["underconfident"] = static agreement => 0.6 + (0.4 * Math.Sqrt(agreement)),
        ["a step"] = static agreement => agreement < 0.7 ? 0.3 : 0.9,
        ["useless"] = static _ => 0.5,
        ["steep"] = static agreement => Math.Pow(agreement, 4),
    };

    private static IEnumerable<(double Agreement, double IsRight)> Stream(Func<double, double> truth, int seed, int count)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var agreement = 0.15 + (0.85 * random.NextDouble());
            yield return (agreement, random.NextDouble() < truth(agreement) ? 1 : 0);
        }
    }

    private static ConfidenceCalibrator Learned(string truth, int count)
    {
        var calibrator = new ConfidenceCalibrator();
        foreach (var (agreement, isRight) in Stream(s_truths[truth], 1, count))
            calibrator.Learn(agreement, isRight);
        return calibrator;
    }

    // Ten bins of equal mass, as the evaluation of the ensembles has them.
    private static double Error(ConfidenceCalibrator calibrator, string truth)
    {
        var judged = Stream(s_truths[truth], 2, 20_000).Select(answer => (Confidence: calibrator.ConfidenceOf(answer.Agreement), answer.IsRight)).OrderBy(static answer => answer.Confidence).ToArray();
        return judged.Chunk(judged.Length / Bins).Average(static bin => Math.Abs(bin.Average(static answer => answer.Confidence) - bin.Average(static answer => answer.IsRight)));
    }

    [Theory]
    [InlineData(0.5, 0.4452)]
    [InlineData(0.9, 0.6390)]
    [InlineData(0.99, 0.8076)]
    [InlineData(0, 0.0055)]
    [InlineData(1, 0.9915)]
    public void ConfidenceOf_BeforeFeedback_IsTheDocumentedPrior(double agreement, double confidence) => Assert.Equal(confidence, new ConfidenceCalibrator().ConfidenceOf(agreement), 4);

    [Theory]
    [InlineData("as it says")]
    [InlineData("overconfident")]
    [InlineData("underconfident")]
    [InlineData("a step")]
    [InlineData("useless")]
    [InlineData("steep")]
    public void ConfidenceOf_AfterFeedback_IsTheTruth(string truth) => Assert.InRange(Error(Learned(truth, 3_000), truth), 0, 0.03);

    [Theory]
    [InlineData("underconfident")]
    [InlineData("useless")]
    public void ConfidenceOf_AfterLittleFeedback_IsNearerToTheTruthThanThePrior(string truth) => Assert.True(Error(Learned(truth, 400), truth) < 0.6 * Error(new(), truth));

    [Fact]
    public void ConfidenceOf_OneJudgement_MovesALittle()
    {
        var calibrator = new ConfidenceCalibrator();
        calibrator.Learn(0.9, 0);

        Assert.InRange(calibrator.ConfidenceOf(0.9), 0.5, 0.6389);
        Assert.Equal(1, calibrator.Judged);
    }

    [Fact]
    public void ConfidenceOf_MoreAgreement_IsNeverLess() => Gen.Select(Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1]).Array[0, 60], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((judged, a, b) =>
    {
        var calibrator = new ConfidenceCalibrator();
        foreach (var (agreement, score) in judged)
            calibrator.Learn(agreement, score);
        var (less, more) = (calibrator.ConfidenceOf(Math.Min(a, b)), calibrator.ConfidenceOf(Math.Max(a, b)));
        return less <= more + 1e-12 && less >= 0 && more <= 1;
    });

    [Theory]
    [InlineData(-0.1, 0.5)]
    [InlineData(1.1, 0.5)]
    [InlineData(double.NaN, 0.5)]
    [InlineData(0.5, 2)]
    [InlineData(0.5, double.NaN)]
    public void Learn_NumberOutOfRange_Throws(double agreement, double score) => Assert.Throws<ArgumentOutOfRangeException>(() => new ConfidenceCalibrator().Learn(agreement, score));

    [Fact]
    public void Begin_LinesOfAnotherProcess_KnowsWhatThatOneLearned()
    {
        var first = new ConfidenceCalibrator();
        foreach (var (agreement, isRight) in Stream(s_truths["a step"], 1, 500))
            first.Learn(agreement, isRight, (new(2026, 1, 1), "IDesk.AskAsync"));
        var second = new ConfidenceCalibrator();

        second.Begin(first.TakeUnsaved());

        Assert.Equal(500, second.Judged);
        Assert.Equal(first.ConfidenceOf(0.8), second.ConfidenceOf(0.8), 9);
        Assert.Empty(first.TakeUnsaved());
    }
}
