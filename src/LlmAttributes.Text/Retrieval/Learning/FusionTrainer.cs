namespace LlmAttributes;

/// <summary>Learns from judged questions how much vectors count beside words in a store. Deterministic: the same questions and seed give the same weights.</summary>
/// <remarks>Both ways of fusion are tried with shares in steps of a fiftieth, and the best mean nDCG wins. Whether learning helps is told by questions that were not learned from, part by part.</remarks>
public sealed class FusionTrainer
{
    private const int FewestQuestions = 10;
    private const int Steps = 50;
    private const double LeastGain = 1e-9;

    private static readonly double[] s_rankOffsets = [60, 10, 30, 120];

    private readonly FusionTrainerOptions _options;

    /// <summary>Creates a trainer.</summary>
    /// <param name="options">How it learns; they are read once.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value of the options is out of its range.</exception>
    public FusionTrainer(FusionTrainerOptions? options = null)
    {
        options ??= new();
        options.Validate();
        _options = new() { Depth = options.Depth, Folds = options.Folds, Seed = options.Seed };
    }

    /// <summary>Asks a store the questions, and learns from where it finds their documents.</summary>
    /// <param name="store">The store, which has embeddings. Nothing in it changes: give <see cref="FusionTraining.Weights"/> to the options of the next one.</param>
    /// <param name="questions">The questions; ten at least that name a document.</param>
    /// <param name="cancellationToken">Ends learning.</param>
    /// <returns>The weights, and how they do on questions that they had not seen.</returns>
    /// <exception cref="ArgumentException">There are too few questions.</exception>
    /// <exception cref="InvalidOperationException">The store has no embeddings.</exception>
    public async Task<FusionTraining> TrainAsync(ContextStore store, IReadOnlyList<JudgedQuestion> questions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(questions);
        if (!store.HasEmbeddings)
            throw new InvalidOperationException("The store finds by words alone, so there is nothing to weigh; set Embeddings of its options.");
        var judged = questions.Where(static question => question.Relevant.Values.Any(static gain => gain > 0)).ToArray();
        if (judged.Length < FewestQuestions)
            throw new ArgumentException($"There are {judged.Length} questions that name a document; give {FewestQuestions} at least.", nameof(questions));
        List<RankedQuestion> ranked = [];
        foreach (var question in judged)
            ranked.Add(await store.RankAsync(question, cancellationToken).ConfigureAwait(false));
        FusionWeights[] tried = [store.Fusion, .. Tried()];
        var scores = new double[ranked.Count][];
        Parallel.For(0, scores.Length, new() { CancellationToken = cancellationToken }, i => scores[i] = Array.ConvertAll(tried, weights => ranked[i].Score(weights, _options.Depth)));
        var (after, before) = (HeldOut(scores), scores.Average(static own => own[0]));
        var learned = tried[Best(scores)];
        return new(after >= before ? learned : store.Fusion, learned, after, before);
    }

    private static IEnumerable<FusionWeights> Tried()
    {
        for (var step = 0; step <= Steps; step++)
        {
            foreach (var offset in s_rankOffsets)
                yield return new(ScoreFusion.ReciprocalRank, (double)step / Steps, offset);
            yield return new(ScoreFusion.Weighted, (double)step / Steps, FusionWeights.Default.RankOffset);
        }
    }

    // What is there already comes first, and stays unless something else is better.
    private static int Best(double[][] scores)
    {
        var (best, most) = (0, scores.Sum(static own => own[0]));
        for (var i = 1; i < scores[0].Length; i++)
        {
            if (scores.Sum(own => own[i]) is var sum && sum > most + LeastGain)
                (best, most) = (i, sum);
        }

        return best;
    }

    private double HeldOut(double[][] scores)
    {
        var parts = new int[scores.Length];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = i % _options.Folds;
        new Random(_options.Seed).Shuffle(parts);
        var sum = 0.0;
        for (var part = 0; part < _options.Folds; part++)
        {
            var learned = Best([.. scores.Where((_, i) => parts[i] != part)]);
            sum += scores.Where((_, i) => parts[i] == part).Sum(own => own[learned]);
        }

        return sum / scores.Length;
    }
}
