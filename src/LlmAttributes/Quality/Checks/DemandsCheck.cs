namespace LlmAttributes;

/// <summary>Whether an answer keeps to what was demanded of its length and count.</summary>
internal static class DemandsCheck
{
    // Two people do not count the words of a text alike.
    private const double Tolerance = 0.05;

    public static QualityFinding? Check(ScoredAnswer answer)
    {
        var demands = answer.Demands;
        QualityFinding? worst = null;
        if (demands.MaxWords is { } maxWords)
            worst = Worse(worst, Most(answer.Words.Count, maxWords, "words"));
        if (demands.MinWords is { } minWords)
            worst = Worse(worst, Least(answer.Words.Count, minWords, "words"));
        if (demands.MaxCharacters is { } maxCharacters)
            worst = Worse(worst, Most(answer.Input.Answer.AsSpan().Trim().Length, maxCharacters, "characters"));
        if (demands.MaxSentences is { } maxSentences)
            worst = Worse(worst, Most(Sentences.Count(answer.Text), maxSentences, "sentences"));
        if (demands.Items is { } items && ListItems.Count(answer.Text) is > 1 and var listed)
            worst = Worse(worst, listed == items ? Kept : Broken(1 - ((double)Math.Abs(listed - items) / Math.Max(listed, items)), FormattableString.Invariant($"The list has {listed} items; {items} were asked for.")));
        return worst;
    }

    private static QualityFinding Kept => new(nameof(QualityChecks.Demands), 1);

    private static QualityFinding Most(int count, int most, string unit) => count <= most * (1 + Tolerance)
        ? Kept
        : Broken((double)most / count, FormattableString.Invariant($"The answer has {count} {unit}; at most {most} were asked for."));

    private static QualityFinding Least(int count, int least, string unit) => count >= least * (1 - Tolerance)
        ? Kept
        : Broken((double)count / least, FormattableString.Invariant($"The answer has {count} {unit}; at least {least} were asked for."));

    // Any breach is a fault; how far it goes shows in the lower half.
    private static QualityFinding Broken(double closeness, string reason) => new(nameof(QualityChecks.Demands), Math.Min(0.49, closeness / 2), reason);

    private static QualityFinding Worse(QualityFinding? known, QualityFinding found) => known is { } worst && worst.Score <= found.Score ? worst : found;
}
