using LlmAttributes.Evaluation.Ensembles;

namespace LlmAttributes.Tests.Evaluation;

public sealed class CalibrationTests
{
    private static readonly (double Confidence, bool IsRight)[] s_answers =
        [.. Enumerable.Range(0, 100).Select(static i => (0.75, i % 4 != 0)), .. Enumerable.Range(0, 100).Select(static i => (0.25, i % 4 == 0))];

    [Fact]
    public void Error_ConfidencesThatAreKept_IsNothing() => Assert.InRange(Calibration.Error(s_answers), 0, 0.02);

    [Fact]
    public void Error_TooSureByAQuarter_IsThat() => Assert.Equal(0.25, Calibration.Error([.. s_answers.Take(100).Select(static a => (1.0, a.IsRight))]), 2);

    [Fact]
    public void Auc_TwoLevels_CountsPairsAndHalvesTies() => Assert.Equal(0.75, Calibration.Auc(s_answers), 6);

    [Fact]
    public void Brier_Certainties_IsTheShareOfWrongOnes() => Assert.Equal(0.25, Calibration.Brier([(1, true), (1, true), (1, true), (1, false)]), 6);

    [Fact]
    public void CertainVote_FourOfSevenAgree_StopsThere()
    {
        string[] members = ["a", "b", "c", "d", "e", "f", "g"];
        var ballot = new RecordedBallot(members.ToDictionary(static member => member, static _ => "x"));

        Assert.Equal(("x", 4), CertainVote.CallsFor(ballot, members));
    }
}
