using System.Runtime.InteropServices;
using System.Text;

namespace LlmAttributes;

/// <summary>Learns from recorded outcomes which model is good at which prompts.</summary>
/// <remarks>
/// It fits two linear models over hashed words: one tells the kind of task, for which the mean quality of each model is known; the other predicts each model's quality from the
/// words and the shape of the prompt. The result takes at most 500 KB and is the same for the same outcomes, order and seed. The order of magnitude that helps is a thousand
/// prompts; with fewer than some hundred, the best single model is hard to beat.
/// </remarks>
public sealed class RouteTrainer
{
    private const int MaxModels = 256;
    private const int MaxTopics = 64;
    private const int TopicBuckets = 1 << 12;
    private const int MaxWordBuckets = 1 << 15;
    private const int FileBytes = 495_000;
    private const int MaxKeyBytes = 32_000;
    private const int KeyOverhead = 4;
    private const int Epochs = 15;

    private readonly RouteTrainerOptions _options;

    /// <summary>Creates the trainer.</summary>
    /// <param name="options">How it fits, or <see langword="null"/> for the defaults. They are copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public RouteTrainer(RouteTrainerOptions? options = null)
    {
        options ??= new();
        options.Validate();
        _options = new()
        {
            Seed = options.Seed,
            Penalty = options.Penalty,
            WordShare = options.WordShare,
            TaskPrior = options.TaskPrior,
            MinPromptsPerTask = options.MinPromptsPerTask,
        };
    }

    /// <summary>Fits a route.</summary>
    /// <param name="outcomes">What models made of prompts. Not every model need have answered every prompt.</param>
    /// <param name="cancellationToken">Ends the training.</param>
    /// <returns>The route, its models in the order of their first outcome.</returns>
    /// <exception cref="ArgumentException">An outcome has a fault, there are fewer than two models or more than 256, or their keys are too long.</exception>
    /// <exception cref="OperationCanceledException">The training was ended.</exception>
    public LearnedRoute Train(IEnumerable<RouteOutcome> outcomes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        var set = Read(outcomes, cancellationToken);
        var (topics, topicCount) = set.FindTopics(_options.MinPromptsPerTask, MaxTopics);
        var means = set.Models.Select((_, model) => set.Qualities(model).Average()).ToArray();
        var scale = ShapeScale.Fit(set.Prompts);
        var topicTable = FitTopics(set, scale, topics, topicCount, cancellationToken);
        var wordTable = FitWords(set, scale, means, topicCount, cancellationToken);
        return new(
            [.. set.Models],
            scale,
            topicTable,
            wordTable,
            Array.ConvertAll(means, static mean => (float)mean),
            TopicGains(set, topics, topicCount, means));
    }

    private static TrainingSet Read(IEnumerable<RouteOutcome> outcomes, CancellationToken cancellationToken)
    {
        var set = new TrainingSet();
        var number = 0;
        foreach (var outcome in outcomes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            number++;
            if (outcome is null || outcome.Fault() is not null)
                throw new ArgumentException(FormattableString.Invariant($"Outcome {number} cannot be learned from. {outcome?.Fault() ?? "It is null; leave it out."}"), nameof(outcomes));
            set.Add(outcome);
        }

        if (set.Models.Sum(static model => Encoding.UTF8.GetByteCount(model) + KeyOverhead) > MaxKeyBytes)
            throw new ArgumentException(FormattableString.Invariant($"The keys of the models are too long together; give keys of at most {MaxKeyBytes} bytes."), nameof(outcomes));
        return set.Models.Count is >= 2 and <= MaxModels
            ? set
            : throw new ArgumentException(FormattableString.Invariant($"The outcomes are of {set.Models.Count} models; give outcomes of 2 to {MaxModels}."), nameof(outcomes));
    }

    private LinearTable FitTopics(TrainingSet set, ShapeScale scale, int[] topics, int count, CancellationToken cancellationToken)
    {
        if (count == 0)
            return new([], [], []);
        var rows = TrainingRows.Read(set.Prompts, scale, TopicBuckets, pairs: false);
        return LinearTable.Round(TopicRegression.Fit(rows, topics, count, Epochs, new((ulong)_options.Seed), cancellationToken), rows.Factors);
    }

    private LinearTable FitWords(TrainingSet set, ShapeScale scale, double[] means, int topicCount, CancellationToken cancellationToken)
    {
        var rows = TrainingRows.Read(set.Prompts, scale, WordBuckets(set.Models.Count, topicCount), pairs: true);
        var share = topicCount == 0 ? 1 : _options.WordShare;
        var weights = new double[set.Models.Count][];
        for (var model = 0; model < weights.Length; model++)
        {
            var mean = means[model];
            var targets = set.Qualities(model).ConvertAll(quality => share * (quality - mean));
            weights[model] = RidgeRegression.Fit(rows, CollectionsMarshal.AsSpan(set.Rows(model)), CollectionsMarshal.AsSpan(targets), _options.Penalty, cancellationToken);
        }

        return LinearTable.Round(weights, rows.Factors);
    }

    /// <summary>The largest table that leaves the file below its limit.</summary>
    private static int WordBuckets(int models, int topics)
    {
        const int NumbersPerOutput = ShapeScale.Count + 2;
        var spare = FileBytes - MaxKeyBytes - (TopicBuckets * topics) - (sizeof(float) * ((models * topics) + ((models + topics) * NumbersPerOutput)));
        var buckets = MaxWordBuckets;
        while (buckets * models > spare)
            buckets /= 2;
        return buckets;
    }

    private float[] TopicGains(TrainingSet set, int[] topics, int topicCount, double[] means)
    {
        var gains = new float[topicCount * means.Length];
        for (var model = 0; topicCount > 0 && model < means.Length; model++)
        {
            var sums = new double[topicCount];
            var counts = new double[topicCount];
            var (rows, qualities) = (set.Rows(model), set.Qualities(model));
            for (var i = 0; i < rows.Count; i++)
            {
                var topic = topics[rows[i]];
                if (topic < 0)
                    continue;
                sums[topic] += qualities[i] - means[model];
                counts[topic]++;
            }

            for (var t = 0; t < topicCount; t++)
                gains[(t * means.Length) + model] = counts[t] == 0 ? 0 : (float)(sums[t] / (counts[t] + _options.TaskPrior));
        }

        return gains;
    }
}
