using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Ensembles;

/// <summary>The rows of a file, those that are fitted on and those that are scored.</summary>
internal sealed record EnsembleSet(string File, List<EnsembleRow> Fitted, List<EnsembleRow> Scored)
{
    /// <summary>Gets the members, the best on the fitted rows first.</summary>
    public IReadOnlyList<string> Members { get; } = Rank(Fitted);

    public bool IsJudged => Scored.Count > 0 && Scored.TrueForAll(static row => row.Ballot.Correct is not null);

    /// <summary>Reads a file, or says that it is missing.</summary>
    public static EnsembleSet? Read(TopicContext context, string file, Func<DataFolder, string, List<EnsembleRow>?> read)
    {
        var path = Path.Combine("ensembling", file);
        if (read(context.Data, path) is not { } rows || read(context.Scored, path) is not { } scored)
        {
            context.ReportMissing($"ensembling/{file}");
            return null;
        }

        return context.Acceptance is null
            ? new(file, [.. rows.Where(static row => DataFolder.IsFitted(row.Key))], [.. rows.Where(static row => !DataFolder.IsFitted(row.Key))])
            : new(file, rows, scored);
    }

    public double FittedAccuracy(string member) => Accuracy(Fitted, member);

    public static double Accuracy(List<EnsembleRow> rows, string member) => rows.Count == 0 ? 0 : (double)rows.Count(row => row.IsRightOf(member)) / rows.Count;

    private static List<string> Rank(List<EnsembleRow> rows) =>
        [.. rows.SelectMany(static row => row.Ballot.Answers.Keys).Distinct(StringComparer.Ordinal)
            .OrderByDescending(member => Accuracy(rows, member)).ThenBy(static member => member, StringComparer.Ordinal)];
}
