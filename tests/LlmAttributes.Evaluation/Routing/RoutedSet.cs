using System.Text.Json;
using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Routing;

/// <summary>The rows of a file, those that are fitted on and those that are scored.</summary>
internal sealed record RoutedSet(string File, List<RoutedRow> Fitted, List<RoutedRow> Scored)
{
    /// <summary>Reads a file, or says that it is missing.</summary>
    public static RoutedSet? Read(TopicContext context, string file, Func<JsonElement, RoutedRow?> read)
    {
        var path = Path.Combine("routing", file);
        if (context.Data.Rows(path) is not { } rows || context.Scored.Rows(path) is not { } scored)
        {
            context.ReportMissing($"routing/{file}");
            return null;
        }

        var all = Convert(rows, read);
        return context.Acceptance is null
            ? new(file, [.. all.Where(static row => DataFolder.IsFitted(row.Key))], [.. all.Where(static row => !DataFolder.IsFitted(row.Key))])
            : new(file, all, Convert(scored, read));
    }

    /// <summary>Gets whether the rows that are scored tell how the models did.</summary>
    public bool IsJudged => Scored.Count > 0 && Scored.TrueForAll(static row => row.Call.Outcomes.Count > 1);

    public LearnedRoute Train() => new RouteTrainer().Train(Fitted.SelectMany(static row => row.Call.Outcomes));

    private static List<RoutedRow> Convert(List<JsonElement> rows, Func<JsonElement, RoutedRow?> read) => [.. rows.Select(read).OfType<RoutedRow>()];
}
