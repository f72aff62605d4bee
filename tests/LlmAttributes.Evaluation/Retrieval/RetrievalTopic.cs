using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Retrieval;

/// <summary>
/// Queries → documents, by a context store as it is made without options. Nothing is fitted; the weights of the store were chosen by people with the queries of Cranfield in view, so only other
/// collections judge it.
/// </summary>
internal sealed class RetrievalTopic : ITopic
{
    private const int Depth = 100;
    private const string BaselineName = "plain BM25";

    public string Name => "retrieval";

    public void Measure(TopicContext context)
    {
        var folder = Path.Combine(context.Scored.Path, "retrieval");
        string[] names = Directory.Exists(folder) ? [.. Directory.GetDirectories(folder).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)] : [];
        List<RetrievalSet> sets = [.. names.Select(name => RetrievalSet.Read(context.Scored, name)).OfType<RetrievalSet>()];
        if (sets.Count == 0)
            context.ReportMissing("retrieval/*/corpus.jsonl.gz");
        foreach (var set in sets)
            Measure(context, set);
    }

    private static void Measure(TopicContext context, RetrievalSet set)
    {
        var ranked = RankAsync(set).GetAwaiter().GetResult();
        WritePredictions(context, set, ranked);
        List<int> judged = [.. Enumerable.Range(0, set.Queries.Count).Where(i => set.RelevantFor(RetrievalSet.IdOf(set.Queries[i])).Count > 0)];
        if (judged.Count == 0)
            return;
        var plain = new PlainRanking(set.Documents);
        var simple = judged.ToDictionary(static i => i, i => plain.Best(RetrievalSet.TextOf(set.Queries[i], "text"), Depth));
        Add(context, set, "ndcg10", judged, ranked, simple, RankingScore.Ndcg10, set.Name == "cranfield" ? ".40" : "plain");
        Add(context, set, "recall100", judged, ranked, simple, RankingScore.Recall100, null);
        if (set.Name == "cranfield")
            FusionHalves.MeasureAsync(context, set, judged).GetAwaiter().GetResult();
    }

    private static async Task<List<List<(string Id, double Score)>>> RankAsync(RetrievalSet set)
    {
        await using var store = new ContextStore();
        foreach (var document in set.Documents)
            await store.AddAsync(new(document.Id, document.Text) { Title = document.Title, Chunks = [Whole(document.Text)] }).ConfigureAwait(false);
        List<List<(string Id, double Score)>> ranked = [];
        foreach (var query in set.Queries)
        {
            var found = await store.QueryAsync(new(RetrievalSet.TextOf(query, "text")) { TopK = Depth }).ConfigureAwait(false);
            ranked.Add([.. found.Passages.Select(static passage => (passage.Passage.DocumentId, passage.Score))]);
        }

        return ranked;
    }

    // The collections judge documents, so each is one passage.
    internal static DocumentChunk Whole(string text) => new() { Index = 0, Text = text, Start = 0, CodePointStart = 0, CodePoints = text.EnumerateRunes().Count(), Tokens = 0 };

    private static void Add(
        TopicContext context, RetrievalSet set, string name, List<int> judged, List<List<(string Id, double Score)>> ranked, Dictionary<int, List<string>> simple, Func<IReadOnlyList<string>, IReadOnlyDictionary<string, int>, double> score, string? bar)
    {
        List<double> ours = judged.ConvertAll(i => score(ranked[i].ConvertAll(static found => found.Id), RelevantFor(i)));
        List<double> plain = judged.ConvertAll(i => score(simple[i], RelevantFor(i)));
        var (low, high) = Bootstrap.Mean(ours);
        var (least, most) = Bootstrap.Mean([.. ours.Zip(plain, static (a, b) => a - b)]);
        context.Output.WriteLine(FormattableString.Invariant($"{set.Name} {name}: {ours.Average():0.0000}, plain BM25 {plain.Average():0.0000}, difference {least:+0.0000;-0.0000} to {most:+0.0000;-0.0000}"));
        context.Figures.Add(new($"retrieval.{set.Name}.{name}", ours.Average(), ours.Count, bar) { Low = low, High = high, Baseline = plain.Average(), BaselineName = BaselineName });

        IReadOnlyDictionary<string, int> RelevantFor(int query) => set.RelevantFor(RetrievalSet.IdOf(set.Queries[query]));
    }

    // Collections share the names of their files, so each has a folder of its own.
    private static void WritePredictions(TopicContext context, RetrievalSet set, List<List<(string Id, double Score)>> ranked)
    {
        using var predictions = new PredictionFile(context.Predictions is { } folder ? Path.Combine(folder, "retrieval", set.Name) : null, "queries.jsonl");
        for (var i = 0; i < set.Queries.Count; i++)
        {
            var found = ranked[i];
            predictions.Add(set.Queries[i], i, json =>
            {
                json.WriteStartArray("prediction");
                foreach (var (id, _) in found)
                    json.WriteStringValue(id);
                json.WriteEndArray();
                json.WriteStartArray("score");
                foreach (var (_, score) in found)
                    json.WriteNumberValue(score);
                json.WriteEndArray();
            });
        }
    }
}
