namespace LlmAttributes.Evaluation.SemanticCache;

/// <summary>The stream protocol: all first questions are kept, all second ones are asked.</summary>
internal sealed class PairStream
{
    private readonly List<string> _kept;
    private readonly VectorIndex _index = new(LexicalVector.Dimensions);
    private readonly WordWeights _weights;
    private readonly ReadQueries _queries;
    private readonly float[] _vector = new float[LexicalVector.Dimensions];

    public PairStream(IEnumerable<string> kept, WordWeights weights, ReadQueries queries)
    {
        _weights = weights;
        _queries = queries;
        _kept = [.. kept.Distinct()];
        foreach (var text in _kept)
            _index.Add(VectorOf(text));
    }

    /// <summary>The nearest questions that are kept.</summary>
    public List<(string Text, float Similarity)> Nearest(string asked, int count)
    {
        var nearest = new Neighbour[count];
        var found = _index.Search(VectorOf(asked), nearest);
        return [.. nearest.Take(found).Select(n => (_kept[n.Row], n.Similarity))];
    }

    private RoundedVector VectorOf(string text)
    {
        LexicalVector.Write(_queries[text], _weights, _vector);
        return new(_vector);
    }
}
