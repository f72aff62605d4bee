using System.Globalization;
using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Queries;

/// <summary>Whether clear queries are left alone and flawed ones are mended. The queries were written before the analyzer; whoever tunes it looks at the fitted half alone.</summary>
internal static class QuerySuites
{
    public static void Measure(TopicContext context)
    {
        var optimizer = new QueryOptimizer();
        var clear = Lines("clear.txt").ConvertAll(line => (Text: line, Good: !optimizer.Optimize(line).IsChanged));
        Add(context, "query.unchanged_clear", "≥.95", clear);

        List<(string Text, bool Good)> flawed = [];
        foreach (var line in Lines("flawed.txt"))
        {
            var parts = line.Split('\t');
            var fault = Enum.Parse<ClarityFault>(parts[0]);
            var optimized = optimizer.Optimize(parts[1]);
            flawed.Add((parts[1], optimized.Plan.Clarity.Find(fault) is not null && optimized.Changes.Any(change => change.Fault == fault)));
        }

        Add(context, "query.mended_flawed", "≥.80", flawed);
    }

    private static void Add(TopicContext context, string name, string bar, List<(string Text, bool Good)> rows)
    {
        List<double> hits = [.. rows.Select(static row => row.Good ? 1.0 : 0)];
        var (low, high) = Bootstrap.Mean(hits);
        context.Figures.Add(new(name, hits.Average(), hits.Count, bar) { Low = low, High = high });
        var halves = rows.ToLookup(static row => DataFolder.IsFitted(row.Text), static row => row.Good ? 1.0 : 0);
        context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {halves[true].Average():0.000} on the half that was looked at, {halves[false].Average():0.000} on the other"));
    }

    private static List<string> Lines(string file)
    {
        using var stream = typeof(QuerySuites).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        List<string> lines = [];
        while (reader.ReadLine() is { Length: > 0 } line)
            lines.Add(line.Replace("\\n", "\n", StringComparison.Ordinal));
        return lines;
    }
}
