using System.Globalization;
using System.Text.Json;
using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Tokens;

/// <summary>Token counts: against published encodings, against what providers reported, and of the estimator alone by script.</summary>
internal sealed class TokensTopic : ITopic
{
    private const string Facts = "tiktoken_facts.jsonl";
    private const string Usage = "reported_usage.jsonl";
    private const string BaselineName = "characters / 4";

    private static readonly string[] s_texts = ["english", "chinese", "japanese", "korean", "arabic", "hindi", "code"];

    private static readonly TokenizerProvider s_provider = new();

    public string Name => "tokens";

    public void Measure(TopicContext context)
    {
        MeasureFacts(context);
        MeasureUsage(context);
        MeasureScripts(context);
    }

    private static void MeasureFacts(TopicContext context)
    {
        var published = TestText.Read("o200k_facts.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement).ToList();
        var rows = context.Scored.Rows(Path.Combine("tokens", Facts));
        if (rows is null)
            context.ReportMissing($"tokens/{Facts}");
        using var predictions = new PredictionFile(context.Predictions, Facts);
        for (var i = 0; i < rows?.Count; i++)
        {
            if (CountFact(rows[i]) is { } count)
                predictions.Add(rows[i], i, json => json.WriteNumber("prediction", count));
        }

        AddExact(context, "tokens.cl100k_exact", rows ?? [], "cl100k_base");
        AddExact(context, "tokens.o200k_exact", [.. published, .. rows ?? []], "o200k_base");
    }

    private static long? CountFact(JsonElement row) => row.GetProperty("encoding").GetString() switch
    {
        "cl100k_base" => Count("gpt-4", row),
        "o200k_base" => Count("gpt-4o", row),
        _ => null,
    };

    private static long Count(string model, JsonElement row) => s_provider.CounterFor(new() { ModelId = model })!.Count(row.GetProperty("text").GetString()).Tokens;

    private static void AddExact(TopicContext context, string name, List<JsonElement> rows, string encoding)
    {
        rows = rows.FindAll(row => row.GetProperty("encoding").GetString() == encoding && row.TryGetProperty("count", out _));
        if (rows.Count == 0)
            return;
        context.Figures.Add(new(name, rows.Average(static row => CountFact(row) == row.GetProperty("count").GetInt64() ? 1.0 : 0), rows.Count, "1")
        {
            Baseline = rows.Average(static row => Quarter(row.GetProperty("text").GetString()!.Length) == row.GetProperty("count").GetInt64() ? 1.0 : 0),
            BaselineName = BaselineName,
        });
    }

    private static void MeasureUsage(TopicContext context)
    {
        if (context.Scored.Rows(Path.Combine("tokens", Usage)) is not { } scored)
        {
            context.ReportMissing($"tokens/{Usage}");
            return;
        }

        var taught = context.Acceptance is null ? scored.FindAll(static row => DataFolder.IsFitted(Key(row))) : context.Data.Rows(Path.Combine("tokens", Usage)) ?? [];
        var counters = UsageCounters.Taught(taught.ConvertAll(UsageRow.Read), s_provider);
        if (context.Acceptance is null)
            scored.RemoveAll(static row => DataFolder.IsFitted(Key(row)));

        List<(UsageRow Row, TokenCount Count)> counted = [];
        using var predictions = new PredictionFile(context.Predictions, Usage);
        for (var i = 0; i < scored.Count; i++)
        {
            var row = UsageRow.Read(scored[i]);
            var count = counters.For(row).Count(row.Messages, null);
            predictions.Add(row.Row, i, json =>
            {
                json.WriteNumber("prediction", count.Tokens);
                json.WriteNumber("upper_bound", count.UpperBound);
            });
            if (row.Reported is > 0)
                counted.Add((row, count));
        }

        AddErrors(context, "tokens.known.median_error", counted.FindAll(static c => c.Row.IsKnown), "≤ .01");
        AddErrors(context, "tokens.estimated.median_error", counted.FindAll(static c => !c.Row.IsKnown), "≤ .10");
        if (counted.Count > 0)
            context.Figures.Add(new("tokens.guard_under_share", counted.Average(static c => c.Count.UpperBound < c.Row.Reported ? 1.0 : 0), counted.Count, "≤ .01") { Baseline = counted.Average(static c => Quarter(c.Row.Messages.Sum(static m => m.Text.Length)) < c.Row.Reported ? 1.0 : 0), BaselineName = BaselineName });
        Print(context, counted);
    }

    private static void AddErrors(TopicContext context, string name, List<(UsageRow Row, TokenCount Count)> counted, string bar)
    {
        if (counted.Count == 0)
            return;
        context.Figures.Add(new(name, Median(counted.ConvertAll(static c => Error(c.Count.Tokens, c.Row.Reported!.Value))), counted.Count, bar)
        {
            Baseline = Median(counted.ConvertAll(static c => Error(Quarter(c.Row.Messages.Sum(static m => m.Text.Length)), c.Row.Reported!.Value))),
            BaselineName = BaselineName,
        });
    }

    private static void Print(TopicContext context, List<(UsageRow Row, TokenCount Count)> counted)
    {
        var exact = counted.FindAll(static c => c.Count.IsExact);
        context.Output.WriteLine($"counted exactly: {exact.Count(static c => c.Count.Tokens == c.Row.Reported)} of {exact.Count}");
        foreach (var (row, count) in counted)
        {
            context.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(row.IsKnown ? "known" : "estimated"),-10} {row.Host,-28} {row.Model,-34} reported {row.Reported,6}, counted {count.Tokens,6}, at most {count.UpperBound,6}{(count.UpperBound < row.Reported ? "  UNDER" : "")}"));
        }
    }

    private static void MeasureScripts(TopicContext context)
    {
        var estimator = new TokenEstimator();
        var least = double.MaxValue;
        foreach (var name in s_texts)
        {
            var text = TestText.Read(name + ".txt");
            var truth = s_provider.CounterFor(new() { ModelId = "gpt-4o" })!.Count(text).Tokens;
            var ratio = (double)estimator.Count(text).Tokens / truth;
            least = Math.Min(least, ratio);
            context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-9} {truth,5} tokens of o200k_base, estimated {ratio:0.000} of it ({BaselineName}: {(double)Quarter(text.Length) / truth:0.000})"));
        }

        context.Figures.Add(new("tokens.script_min_ratio", least, s_texts.Length, "≥ .7"));
    }

    private static string Key(JsonElement row) => row.TryGetProperty("id", out var id) ? id.ToString() : row.GetRawText();

    private static long Quarter(int characters) => (characters + 3) / 4;

    private static double Error(long counted, long reported) => Math.Abs(counted - reported) / (double)reported;

    private static double Median(List<double> values)
    {
        values.Sort();
        return values.Count % 2 == 1 ? values[values.Count / 2] : (values[(values.Count / 2) - 1] + values[values.Count / 2]) / 2;
    }
}
