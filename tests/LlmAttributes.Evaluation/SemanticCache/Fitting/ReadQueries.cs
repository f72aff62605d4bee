namespace LlmAttributes.Evaluation.SemanticCache;

/// <summary>Reads each query once.</summary>
internal sealed class ReadQueries
{
    private readonly Dictionary<string, QueryReading> _queries = new(StringComparer.Ordinal);

    public QueryReading this[string text]
    {
        get
        {
            if (!_queries.TryGetValue(text, out var query))
                _queries.Add(text, query = QueryReading.Of(text));
            return query;
        }
    }

    public PairAlignment Align(string a, string b) => PairAlignment.Of(this[a], this[b]);
}
