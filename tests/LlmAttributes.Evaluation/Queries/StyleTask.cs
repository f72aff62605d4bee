using LlmAttributes.Evaluation.Ensembles;

namespace LlmAttributes.Evaluation.Queries;

/// <summary>One task with the recorded outcomes of each style of prompt.</summary>
/// <param name="Name">The task.</param>
/// <param name="Outcomes">Per style and row, the scores of the answers that were recorded.</param>
internal sealed record StyleTask(string Name, double[][][] Outcomes)
{
    private const string Model = "gpt-4/";

    /// <summary>The styles of prompt: two that reason in words, two that write a program.</summary>
    public static IReadOnlyList<string> Styles { get; } = ["cot1", "cot2", "pot1", "pot2"];

    public int Rows => Outcomes[0].Length;

    public double[] Accuracies { get; } = Array.ConvertAll(Outcomes, static rows => rows.Average(static answers => answers.Length == 0 ? 0 : answers.Average()));

    public double Best => Accuracies.Max();

    /// <summary>Reads the tasks of which all styles are recorded. Nothing is fitted, so all rows are replayed.</summary>
    public static List<StyleTask> Read(TopicContext context, IReadOnlyList<string> styles)
    {
        List<StyleTask> tasks = [];
        foreach (var (file, read) in EnsembleSources.Open)
        {
            if (!file.StartsWith("mot_", StringComparison.Ordinal))
                continue;
            if (read(context.Scored, Path.Combine("ensembling", file)) is not { } rows)
                context.ReportMissing($"ensembling/{file}");
            else if (rows.TrueForAll(static row => row.Ballot.Correct is not null))
                tasks.Add(new(file["mot_".Length..file.IndexOf('.', StringComparison.Ordinal)], [.. styles.Select(style => Scores(rows, style))]));
        }

        return tasks;
    }

    // An answer that could not be read counts as wrong.
    private static double[][] Scores(List<EnsembleRow> rows, string style) =>
        [.. rows.Select(row => row.Row.GetProperty("samples").TryGetProperty(Model + style, out var answers)
            ? Enumerable.Range(0, answers.GetArrayLength()).Select(i => row.IsRightOf(EnsembleFiles.SampleName(Model + style, i)) ? 1.0 : 0).ToArray()
            : [])];
}
