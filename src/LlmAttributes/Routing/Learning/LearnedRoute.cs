namespace LlmAttributes;

/// <summary>Predicts from the text of a prompt how well each of several models will answer it. <see cref="RouteTrainer"/> makes it from recorded outcomes.</summary>
/// <remarks>It does not change, and any number of threads may use it at once. A prediction allocates nothing; of a prompt beyond 2,048 characters it reads both ends.</remarks>
public sealed partial class LearnedRoute
{
    private readonly string[] _models;
    private readonly ShapeScale _scale;
    private readonly LinearTable _topics;
    private readonly LinearTable _words;
    private readonly float[] _means;
    private readonly float[] _gains;

    /// <summary>Creates the route.</summary>
    /// <param name="models">The keys of the models.</param>
    /// <param name="scale">The scale of shapes.</param>
    /// <param name="topics">Tells the topic; no outputs when there are no topics.</param>
    /// <param name="words">Tells how far each model's quality is from its mean.</param>
    /// <param name="means">The mean quality of each model.</param>
    /// <param name="gains">How far each model's quality is from its mean, topic by topic.</param>
    internal LearnedRoute(string[] models, ShapeScale scale, LinearTable topics, LinearTable words, float[] means, float[] gains)
    {
        _models = models;
        _scale = scale;
        _topics = topics;
        _words = words;
        _means = means;
        _gains = gains;
    }

    /// <summary>Gets the keys of the models, in the order of the scores.</summary>
    public IReadOnlyList<string> Models => _models;

    /// <summary>Finds a model.</summary>
    /// <param name="model">The key of the model.</param>
    /// <returns>Its place in <see cref="Models"/>, or -1 when nothing was learned about it.</returns>
    public int IndexOf(string model) => Array.IndexOf(_models, model);

    /// <summary>Predicts how well each model will answer a prompt.</summary>
    /// <param name="prompt">The rendered prompt.</param>
    /// <param name="scores">Receives the quality that is expected of each model, in the order of <see cref="Models"/>: about 0 to 1, though a little beyond either is possible.</param>
    /// <exception cref="ArgumentException"><paramref name="scores"/> is not as long as <see cref="Models"/>.</exception>
    public void Predict(ReadOnlySpan<char> prompt, Span<double> scores)
    {
        if (scores.Length != _models.Length)
            throw new ArgumentException(FormattableString.Invariant($"There is room for {scores.Length} scores; give room for {_models.Length}, one per model."), nameof(scores));

        Span<float> shape = stackalloc float[ShapeScale.Count];
        Span<int> topicSums = stackalloc int[_topics.SumLength];
        Span<int> wordSums = stackalloc int[_words.SumLength];
        Span<float> topics = stackalloc float[_topics.Outputs];
        Span<float> words = stackalloc float[_words.Outputs];
        topicSums.Clear();
        wordSums.Clear();
        _scale.Measure(prompt, shape);
        var read = ReadWords(prompt, topicSums, wordSums);
        _words.Finish(wordSums, Math.Max(0, (2 * read) - 1), shape, words);
        for (var k = 0; k < scores.Length; k++)
            scores[k] = _means[k] + words[k];
        if (topics.Length == 0)
            return;

        _topics.Finish(topicSums, read, shape, topics);
        TopicRegression.Softmax(topics);
        for (var t = 0; t < topics.Length; t++)
        {
            var gains = _gains.AsSpan(t * scores.Length, scores.Length);
            for (var k = 0; k < gains.Length; k++)
                scores[k] += topics[t] * gains[k];
        }
    }

    private int ReadWords(ReadOnlySpan<char> prompt, Span<int> topicSums, Span<int> wordSums)
    {
        var tokens = new PromptTokens(prompt);
        var read = 0;
        var last = 0u;
        while (tokens.Read(out var hash))
        {
            if (topicSums.Length > 0)
                _topics.Add(hash, topicSums);
            _words.Add(hash, wordSums);
            if (read > 0)
                _words.Add(PromptTokens.Pair(last, hash), wordSums);
            last = hash;
            read++;
        }

        return read;
    }
}
