using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Retrieval;

/// <summary>The weights of words and vectors as they are learned on one half of the queries, asked on the other one.</summary>
internal static class FusionHalves
{
    private const int Depth = 10;

    public static async Task MeasureAsync(TopicContext context, RetrievalSet set, List<int> judged)
    {
        await using var index = new InMemoryPassageIndex();
        var before = StoreOf(index, FusionWeights.Default);
        foreach (var document in set.Documents)
            await before.AddAsync(new(document.Id, document.Text) { Title = document.Title, Chunks = [RetrievalTopic.Whole(document.Text)] }).ConfigureAwait(false);
        List<int>[] halves = [judged.FindAll(static i => i % 2 == 0), judged.FindAll(static i => i % 2 == 1)];
        List<double> learned = [];
        List<double> plain = [];
        foreach (var (seen, asked) in ((List<int>, List<int>)[])[(halves[0], halves[1]), (halves[1], halves[0])])
        {
            var training = await new FusionTrainer().TrainAsync(before, seen.ConvertAll(i => QuestionOf(set, i))).ConfigureAwait(false);
            context.Output.WriteLine(FormattableString.Invariant($"{set.Name} fusion learned: {training.Weights.Fusion}, share {training.Weights.VectorShare}, offset {training.Weights.RankOffset}; held out {training.HeldOut:0.0000}, before {training.HeldOutBefore:0.0000}"));
            var after = StoreOf(index, training.Weights);
            foreach (var i in asked)
            {
                learned.Add(await ScoreAsync(after, set, i).ConfigureAwait(false));
                plain.Add(await ScoreAsync(before, set, i).ConfigureAwait(false));
            }
        }

        var (low, high) = Bootstrap.Mean(learned);
        var (least, most) = Bootstrap.Mean([.. learned.Zip(plain, static (a, b) => a - b)]);
        context.Output.WriteLine(FormattableString.Invariant($"{set.Name} fusion: learned {learned.Average():0.0000}, default {plain.Average():0.0000}, difference {least:+0.0000;-0.0000} to {most:+0.0000;-0.0000}"));
        context.Figures.Add(new($"retrieval.{set.Name}.fusion_ndcg10", learned.Average(), learned.Count, "default") { Low = low, High = high, Baseline = plain.Average(), BaselineName = "default weights" });
    }

    private static ContextStore StoreOf(InMemoryPassageIndex index, FusionWeights weights)
    {
        var options = new ContextStoreOptions { Embeddings = new LexicalEmbeddingGenerator() };
        weights.ApplyTo(options);
        return new(options, index);
    }

    private static JudgedQuestion QuestionOf(RetrievalSet set, int query) => new(
        new ContextQuery(RetrievalSet.TextOf(set.Queries[query], "text")),
        set.RelevantFor(RetrievalSet.IdOf(set.Queries[query])).ToDictionary(static pair => pair.Key, static pair => (double)pair.Value, StringComparer.Ordinal));

    private static async Task<double> ScoreAsync(ContextStore store, RetrievalSet set, int query)
    {
        var found = await store.QueryAsync(new(RetrievalSet.TextOf(set.Queries[query], "text")) { TopK = Depth }).ConfigureAwait(false);
        return RankingScore.Ndcg10([.. found.Passages.Select(static passage => passage.Passage.DocumentId)], set.RelevantFor(RetrievalSet.IdOf(set.Queries[query])));
    }
}
