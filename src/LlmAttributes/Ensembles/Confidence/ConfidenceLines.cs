using System.Globalization;

namespace LlmAttributes;

/// <summary>Judgements of ensembles as lines of a quality store: they add up by bin as the others do by model, so that processes learn together.</summary>
internal static class ConfidenceLines
{
    // No key of a model begins so.
    private const string Prefix = "~confidence ";

    public static QualityLine Of(DateOnly day, string call, int bin, double agreement, double score) =>
        new(day, call, Prefix + bin.ToString(CultureInfo.InvariantCulture)) { Scores = 1, Sum = agreement, Judged = 1, JudgedSum = score };

    public static bool Is(QualityLine line) => line.Model.StartsWith(Prefix, StringComparison.Ordinal);

    public static int? BinOf(QualityLine line) =>
        Is(line) && int.TryParse(line.Model.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var bin) && bin < ConfidenceBins.Count ? bin : null;
}
