namespace LlmAttributes;

/// <summary>Scores passages by the words of a query: BM25 over title and text, and the nearness of neighbouring words. Thread-safe.</summary>
/// <remarks>
/// A title counts as if it stood <see cref="LexicalWeights.Title"/> times in the text. Two terms that follow each other in the query and stand near each other in the text count as a term of
/// their own, with the rarity of the more common of them. The score of a passage rests on nothing but the passage, the query and the statistics.
/// </remarks>
public sealed class LexicalScore
{
    // Up to this distance two terms are near; beside each other counts 1, farther apart its inverse.
    private const int Reach = 4;

    private const int MostOnStack = 64;

    private readonly LexicalQuery _query;
    private readonly LexicalWeights _weights;
    private readonly SoughtTerms _words;
    private readonly int[] _prefixes;
    private readonly double[] _rarities;
    private readonly double[] _pairRarities;
    private readonly double _meanLength;

    /// <summary>Creates a scorer.</summary>
    /// <param name="query">What is sought.</param>
    /// <param name="statistics">The numbers of the partition, with a frequency for each term of the query.</param>
    public LexicalScore(LexicalQuery query, LexicalStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(statistics);
        var terms = query.Terms;
        var words = 0;
        for (var at = 0; at < terms.Count; at++)
        {
            if (terms[at].Position < 0)
                throw new ArgumentException("A term has a position below 0; number the words of a query from 0.", nameof(query));
            words = Math.Max(words, terms[at].Position + 1);
        }

        if (statistics.Frequencies.Count != query.Terms.Count)
            throw new ArgumentException($"There are {statistics.Frequencies.Count} frequencies for {query.Terms.Count} terms; give one for each.", nameof(statistics));
        _query = query;
        _weights = query.Weights;
        _words = new(terms);
        _rarities = new double[terms.Count];
        List<int>? prefixes = null;
        for (var at = 0; at < terms.Count; at++)
        {
            if (terms[at].IsPrefix)
                (prefixes ??= []).Add(at);
            _rarities[at] = terms[at].Weight * RarityOf(statistics.Frequencies[at], statistics.Passages);
        }

        _prefixes = prefixes is null ? [] : [.. prefixes];
        _pairRarities = PairRarities(terms, words, statistics.Frequencies, _rarities);
        Highest = (_weights.Saturation + 1) * (WordRarity(terms, words, _rarities) + (_weights.Nearness * Sum(_pairRarities)));
        _meanLength = Math.Max(1, statistics.MeanTextTerms + (_weights.Title * statistics.MeanTitleTerms));
    }

    /// <summary>Gets what no passage reaches: the score with every word many times and side by side.</summary>
    internal double Highest { get; }

    /// <summary>Tells how rare a term is: 0 at least, more the fewer passages have it.</summary>
    /// <param name="frequency">In how many passages it occurs.</param>
    /// <param name="passages">How many passages there are.</param>
    public static double RarityOf(long frequency, long passages) => Math.Log(1 + ((Math.Max(passages, frequency) - frequency + 0.5) / (frequency + 0.5)));

    /// <summary>Scores a passage.</summary>
    /// <param name="passage">The passage.</param>
    /// <returns>The score; 0 when it has no term of the query or lacks one of its phrases.</returns>
    public double Of(IndexedPassage passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        if (!HasPhrases(passage))
            return 0;
        Span<double> counts = stackalloc double[MostOnStack];
        Span<double> near = stackalloc double[MostOnStack];
        counts = _rarities.Length <= counts.Length ? counts[.._rarities.Length] : new double[_rarities.Length];
        near = _pairRarities.Length <= near.Length ? near[.._pairRarities.Length] : new double[_pairRarities.Length];
        counts.Clear();
        near.Clear();
        Count(passage.TitleTerms, _weights.Title, counts, near);
        Count(passage.TextTerms, 1, counts, near);
        var norm = NormOf(passage);
        var score = 0.0;
        for (var i = 0; i < counts.Length; i++)
            score += Saturated(counts[i], norm) * _rarities[i];
        for (var i = 0; i < near.Length; i++)
            score += _weights.Nearness * Saturated(near[i], norm) * _pairRarities[i];
        return score;
    }

    /// <summary>Tells what a count of one term gives, before its rarity.</summary>
    internal double Saturated(double count, double norm) => count <= 0 ? 0 : count * (_weights.Saturation + 1) / (count + norm);

    internal double NormOf(IndexedPassage passage) => NormOf(passage.TextTerms.Count + (_weights.Title * passage.TitleTerms.Count));

    internal double NormOf(double length) => _weights.Saturation * (1 - _weights.LengthShare + (_weights.LengthShare * length / _meanLength));

    internal double WeightOf(int term) => _rarities[term];

    internal bool HasPhrases(IndexedPassage passage)
    {
        foreach (var phrase in _query.Phrases)
        {
            if (!Has(passage.TextTerms, phrase) && !Has(passage.TitleTerms, phrase))
                return false;
        }

        return true;
    }

    // Terms of one word stand for it in different languages, so no passage has more than one of them.
    private static double WordRarity(IReadOnlyList<QueryTerm> terms, int words, double[] rarities)
    {
        Span<double> room = stackalloc double[MostOnStack];
        var highest = words <= MostOnStack ? room[..words] : new double[words];
        highest.Clear();
        for (var i = 0; i < rarities.Length; i++)
            highest[terms[i].Position] = Math.Max(highest[terms[i].Position], rarities[i]);
        return Sum(highest);
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum;
    }

    // The rarity of a word is that of its most common term, so a term that no passage has does not raise it.
    private static double[] PairRarities(IReadOnlyList<QueryTerm> terms, int count, IReadOnlyList<long> frequencies, double[] rarities)
    {
        Span<double> room = stackalloc double[MostOnStack];
        var words = count <= MostOnStack ? room[..count] : new double[count];
        words.Fill(double.PositiveInfinity);
        for (var i = 0; i < terms.Count; i++)
        {
            if (frequencies[i] > 0)
                words[terms[i].Position] = Math.Min(words[terms[i].Position], rarities[i]);
        }

        var pairs = new double[Math.Max(0, words.Length - 1)];
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = Math.Min(words[i], words[i + 1]) is var rarity && double.IsFinite(rarity) ? rarity : 0;
        return pairs;
    }

    private static bool Has(IReadOnlyList<string> terms, IReadOnlyList<string> phrase)
    {
        for (var start = 0; start + phrase.Count <= terms.Count; start++)
        {
            var matched = 0;
            while (matched < phrase.Count && string.Equals(terms[start + matched], phrase[matched], StringComparison.Ordinal))
                matched++;
            if (matched == phrase.Count)
                return true;
        }

        return false;
    }

    // The last places of the terms are kept in a ring as long as the reach, so a pair is counted where its second term is met.
    private void Count(IReadOnlyList<string> terms, double weight, Span<double> counts, Span<double> near)
    {
        Span<int> latest = stackalloc int[Reach];
        latest.Fill(int.MinValue);
        for (var place = 0; place < terms.Count; place++)
        {
            var position = Count(terms[place], weight, counts);
            for (var distance = 1; position >= 0 && distance <= Reach; distance++)
            {
                var other = latest[(place - distance + Reach) % Reach];
                if (other == position - 1 || other == position + 1)
                    near[Math.Min(other, position)] += weight / distance;
            }

            latest[place % Reach] = position;
        }
    }

    private int Count(string term, double weight, Span<double> counts)
    {
        var position = int.MinValue;
        if (_words.Find(term) is >= 0 and var word)
        {
            counts[word] += weight;
            position = _query.Terms[word].Position;
        }

        foreach (var prefix in _prefixes)
        {
            if (!_query.Terms[prefix].Matches(term))
                continue;
            counts[prefix] += weight;
            position = _query.Terms[prefix].Position;
        }

        return position;
    }
}
