using System.Text.Json;
using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Prices;

/// <summary>Recorded response bodies → tokens by kind and exact price, by the price list that belongs to them and, where it has no row, by the built-in catalog.</summary>
internal sealed class PricesTopic : ITopic
{
    private const string Bodies = "real_usage_bodies.jsonl.gz";
    private const string List = "genai_prices_data.json";

    // The list was made in summer 2026; some of its prices hold at some hours only, and the bodies were priced by day.
    private static readonly DateTimeOffset s_when = new(2026, 7, 15, 12, 0, 0, TimeSpan.Zero);

    public string Name => "prices";

    public void Measure(TopicContext context)
    {
        if (context.Scored.Rows(Path.Combine("prices", Bodies)) is not { } rows)
        {
            context.ReportMissing($"prices/{Bodies}");
            return;
        }

        if (PathOf(context) is not { } list)
        {
            context.ReportMissing($"prices/{List}");
            return;
        }

        var book = PriceBook.Load(list);
        List<PriceRow> bodies = [.. rows.Select(PriceRow.Read)];
        Predict(context, bodies, book, list);
        AddUsage(context, bodies, book);
        AddCosts(context, bodies, book);
        AddReplayed(context, bodies, book);
        AddUnknown(context, bodies, book);
    }

    /// <summary>How a runtime prices: by the book, completed by the catalog.</summary>
    private static PriceMatch Find(PriceBook book, string provider, string? model) =>
        book.Find(provider, model, null, s_when).CompletedBy(ModelCatalog.BuiltIn.Find(provider, model));

    private static string? PathOf(TopicContext context) =>
        new[] { context.Scored.Path, context.Data.Path }.Select(static folder => Path.Combine(folder, "prices", List)).FirstOrDefault(File.Exists);

    private static void AddUsage(TopicContext context, List<PriceRow> bodies, PriceBook book)
    {
        List<PriceRow> judged = [.. bodies.Where(static row => row.Expected.Any(static e => e.Usage is not null))];
        Add(context, "prices.usage_exact", judged, row => row.Expected.All(expected => expected.Usage is not { } gold
            || Report(context, row, expected, book.ReadUsage(expected.Provider, expected.ApiFlavor, row.Body) is { } reading && UsageNames.AreEqual(UsageNames.Of(reading.Usage), gold), "usage")));
    }

    private static void AddCosts(TopicContext context, List<PriceRow> bodies, PriceBook book)
    {
        List<PriceRow> priced = [.. bodies.Where(static row => row.Expected.Any(static e => e.IsPriced))];
        Add(context, "prices.cost_exact", priced, row => row.Expected.All(expected => !expected.IsPriced
            || Report(context, row, expected, IsExact(expected, Find(book, expected.Provider, row.Model), book.ReadUsage(expected.Provider, expected.ApiFlavor, row.Body)?.Usage), "cost")));
    }

    private static void AddReplayed(TopicContext context, List<PriceRow> bodies, PriceBook book)
    {
        List<(PriceRow Row, ExpectedPrice Expected)> replayed =
            [.. bodies.SelectMany(static row => row.Expected.Where(static e => e.IsPriced && AdapterReplay.Knows(e)).Select(e => (row, e)))];
        Add(context, "prices.sdk_cost_exact", replayed, pair =>
        {
            var (usage, model) = AdapterReplay.Read(pair.Expected, pair.Row.Body);
            return Report(context, pair.Row, pair.Expected, IsExact(pair.Expected, Find(book, pair.Expected.Provider, model), usage), "cost through the adapter");
        });
    }

    // Whoever is not in the list must be unknown: names of the data at providers that do not have them, and names that nobody has.
    private static void AddUnknown(TopicContext context, List<PriceRow> bodies, PriceBook book)
    {
        List<PriceMatch> matches =
        [
            .. bodies.SelectMany(row => row.Expected.Where(static e => !e.IsPriced).Select(e => book.Find(e.Provider, row.Model, null, s_when))),
            .. bodies.SelectMany(row => row.Expected.Select(e => Find(book, e.Provider, "no-such-model-" + row.Row.GetProperty("id")))),
        ];
        if (matches.Count == 0)
            return;
        var usage = new TokenUsage(1_000, 1_000);
        context.Output.WriteLine($"models that the list should not know: {matches.Count}; known after all: {matches.Count(static match => match.Reason != PriceMatchReason.None)}");
        context.Figures.Add(new("prices.unknown_as_zero", matches.Count(match => match.CostOf(usage) == Cost.Zero), matches.Count, "0"));
    }

    private static bool IsExact(ExpectedPrice expected, PriceMatch match, TokenUsage? usage) =>
        usage is { } tokens && match.PartsOf(tokens) is { } parts
        && (expected.Input is null || parts.InputTotal.Usd == expected.Input) && (expected.Output is null || parts.OutputTotal.Usd == expected.Output);

    private static bool Report(TopicContext context, PriceRow row, ExpectedPrice expected, bool isRight, string what)
    {
        if (!isRight)
            context.Output.WriteLine($"wrong {what}: {row.Row.GetProperty("id")} {row.Model} as {expected.Provider}/{expected.ApiFlavor}");
        return isRight;
    }

    private static void Add<T>(TopicContext context, string name, List<T> rows, Func<T, bool> isExact)
    {
        if (rows.Count == 0)
            return;
        List<double> hits = [.. rows.Select(row => isExact(row) ? 1.0 : 0)];
        context.Figures.Add(new(name, hits.Average(), hits.Count, "1"));
    }

    private static void Predict(TopicContext context, List<PriceRow> bodies, PriceBook book, string list)
    {
        if (context.Predictions is null)
            return;
        var everyone = PricePairs.Of(list);
        using var predictions = new PredictionFile(context.Predictions, "real_usage_bodies.jsonl");
        for (var i = 0; i < bodies.Count; i++)
        {
            var row = bodies[i];
            predictions.Add(row.Row, i, json => Write(json, row, everyone, book));
        }
    }

    private static void Write(Utf8JsonWriter json, PriceRow row, IReadOnlyList<(string Provider, string ApiFlavor)> everyone, PriceBook book)
    {
        json.WriteStartArray("prediction");
        foreach (var (provider, flavor) in everyone)
        {
            if (book.ReadUsage(provider, flavor, row.Body) is not { } reading)
                continue;
            json.WriteStartObject();
            json.WriteString("provider_id", provider);
            json.WriteString("api_flavor", flavor);
            json.WriteStartObject("usage");
            foreach (var (name, count) in UsageNames.Of(reading.Usage))
                json.WriteNumber(name, count);
            json.WriteEndObject();
            if (Find(book, provider, row.Model ?? reading.Model).PartsOf(reading.Usage) is { } parts)
            {
                json.WriteString("input_price", PricePairs.Text(parts.InputTotal.Usd));
                json.WriteString("output_price", PricePairs.Text(parts.OutputTotal.Usd));
                json.WriteString("total_price", PricePairs.Text(parts.Total.Usd));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
