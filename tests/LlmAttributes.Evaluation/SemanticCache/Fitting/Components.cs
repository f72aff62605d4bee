namespace LlmAttributes.Evaluation.SemanticCache;

/// <summary>Which queries mean the same, by way of others.</summary>
internal sealed class Components
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<int> _parents = [];

    public void Join(string a, string b)
    {
        var (x, y) = (RootOf(NumberOf(a)), RootOf(NumberOf(b)));
        _parents[Math.Max(x, y)] = Math.Min(x, y);
    }

    /// <summary>The same number for all queries of a component.</summary>
    public int Of(string text) => RootOf(NumberOf(text));

    /// <summary>The components of all pairs, whether they mean the same or not: what has no question in common.</summary>
    public static Components OfAll(IEnumerable<LabelledPair> pairs)
    {
        var components = new Components();
        foreach (var pair in pairs)
            components.Join(pair.A, pair.B);
        return components;
    }

    public static Components Of(IEnumerable<LabelledPair> pairs)
    {
        var components = new Components();
        foreach (var pair in pairs)
        {
            if (pair.IsSame)
                components.Join(pair.A, pair.B);
        }

        return components;
    }

    private int NumberOf(string text)
    {
        if (!_numbers.TryGetValue(text, out var number))
        {
            _numbers.Add(text, number = _parents.Count);
            _parents.Add(number);
        }

        return number;
    }

    private int RootOf(int number)
    {
        while (_parents[number] != number)
            number = _parents[number] = _parents[_parents[number]];
        return number;
    }
}
