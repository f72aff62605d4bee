namespace LlmAttributes.Evaluation.Ensembles;

/// <summary>How well confidences tell right answers from wrong ones.</summary>
internal static class Calibration
{
    private const int Bins = 10;

    /// <summary>The expected calibration error over bins of equal mass.</summary>
    public static double Error(IReadOnlyList<(double Confidence, bool IsRight)> answers)
    {
        var sorted = answers.OrderBy(static a => a.Confidence).ToList();
        var error = 0.0;
        for (var bin = 0; bin < Bins; bin++)
        {
            var part = sorted[(bin * sorted.Count / Bins)..((bin + 1) * sorted.Count / Bins)];
            error += Math.Abs(part.Sum(static a => a.Confidence - (a.IsRight ? 1 : 0)));
        }

        return error / sorted.Count;
    }

    /// <summary>How often a right answer is the surer one of a right and a wrong answer.</summary>
    public static double Auc(IReadOnlyList<(double Confidence, bool IsRight)> answers)
    {
        var rights = answers.Count(static a => a.IsRight);
        var ranks = 0.0;
        var before = 0;
        foreach (var level in answers.GroupBy(static a => a.Confidence).OrderBy(static group => group.Key))
        {
            var size = level.Count();
            ranks += level.Count(static a => a.IsRight) * (before + ((size + 1) / 2.0));
            before += size;
        }

        return (ranks - (rights * (rights + 1) / 2.0)) / (rights * (double)(answers.Count - rights));
    }

    public static double Brier(IReadOnlyList<(double Confidence, bool IsRight)> answers) =>
        answers.Average(static a => Math.Pow(a.Confidence - (a.IsRight ? 1 : 0), 2));
}
