namespace LlmAttributes;

/// <summary>Learns from judged questions how much vectors count beside words in a store. Deterministic: the same questions and seed give the same weights.</summary>
/// <remarks>Both ways of fusion are tried with shares in steps of a tenth, and around the best with finer ones; the best mean nDCG wins, and then has to hold on questions that were held out.</remarks>
public sealed class FusionTrainer
{
    private const int FewestQuestions = 10;
    private const int CoarseSteps = 10;
    private const int FineSteps = 4;
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
        _options = new() { Depth = options.Depth, HeldOutShare = options.HeldOutShare, Seed = options.Seed };
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
        Shuffle(ranked, new(_options.Seed));
        var heldOut = (int)Math.Round(ranked.Count * _options.HeldOutShare);
        var (seen, unseen) = (ranked.GetRange(heldOut, ranked.Count - heldOut), ranked.GetRange(0, heldOut));
        var learned = Best(store.Fusion, seen, cancellationToken);
        var (after, before) = (Mean(unseen, learned), Mean(unseen, store.Fusion));
        return new(after >= before ? learned : store.Fusion, learned, after, before);
    }

    private static void Shuffle(List<RankedQuestion> questions, Random random)
    {
        for (var i = questions.Count - 1; i > 0; i--)
        {
            var other = random.Next(i + 1);
            (questions[i], questions[other]) = (questions[other], questions[i]);
        }
    }

    // What is there already stays unless something else is better.
    private FusionWeights Best(FusionWeights before, List<RankedQuestion> questions, CancellationToken cancellationToken)
    {
        var (best, most) = (before, Mean(questions, before));
        foreach (var start in s_rankOffsets.Select(static offset => new FusionWeights(ScoreFusion.ReciprocalRank, 0, offset)).Append(new(ScoreFusion.Weighted, 0, FusionWeights.Default.RankOffset)))
        {
            var (coarse, score) = Best(start, Enumerable.Range(0, CoarseSteps + 1).Select(static step => (double)step / CoarseSteps), questions, cancellationToken);
            var (fine, fineScore) = Best(start, Enumerable.Range(-FineSteps, (2 * FineSteps) + 1).Select(step => coarse.VectorShare + ((double)step / (CoarseSteps * (FineSteps + 1)))), questions, cancellationToken);
            if (fineScore > score + LeastGain)
                (coarse, score) = (fine, fineScore);
            if (score > most + LeastGain)
                (best, most) = (coarse, score);
        }

        return best;
    }

    private (FusionWeights Weights, double Score) Best(FusionWeights start, IEnumerable<double> shares, List<RankedQuestion> questions, CancellationToken cancellationToken)
    {
        var (best, most) = (start, double.NegativeInfinity);
        foreach (var share in shares.Where(static share => share is >= 0 and <= 1))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var weights = start with { VectorShare = Math.Round(share, 3) };
            if (Mean(questions, weights) is var score && score > most + LeastGain)
                (best, most) = (weights, score);
        }

        return (best, most);
    }

    private double Mean(List<RankedQuestion> questions, FusionWeights weights) => questions.Average(question => question.Score(weights, _options.Depth));
}
