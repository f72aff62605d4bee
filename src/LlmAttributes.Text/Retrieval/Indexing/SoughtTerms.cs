namespace LlmAttributes;

/// <summary>Finds whole terms among those of a query.</summary>
internal readonly struct SoughtTerms
{
    // Up to so many, looking at all that may be meant takes less than a table would.
    private const int MostInRow = 16;

    private readonly IReadOnlyList<QueryTerm> _terms;
    private readonly Dictionary<string, int>? _table;

    // A bit for each way a term begins and for its length: most terms of a text have none of theirs.
    private readonly ulong _marks;

    /// <summary>Creates a search.</summary>
    /// <param name="terms">The terms of the query, of which prefixes are left out.</param>
    /// <exception cref="ArgumentException">A term is there twice.</exception>
    public SoughtTerms(IReadOnlyList<QueryTerm> terms)
    {
        _terms = terms;
        _table = terms.Count > MostInRow ? new(terms.Count, StringComparer.Ordinal) : null;
        for (var at = 0; at < terms.Count; at++)
        {
            var term = terms[at];
            if (term.IsPrefix)
                continue;
            if (_table is null ? Find(term.Text) is var known && known >= 0 && known < at : !_table.TryAdd(term.Text, at))
                throw new ArgumentException($"The query has the term '{term.Text}' twice; give it once, with the sum of the weights.", nameof(terms));
            _marks |= MarkOf(term.Text);
        }
    }

    /// <summary>Finds a term.</summary>
    /// <returns>Its number; −1 where the query does not have it.</returns>
    public int Find(string term)
    {
        if ((_marks & MarkOf(term)) == 0)
            return -1;
        if (_table is not null)
            return _table.TryGetValue(term, out var known) ? known : -1;
        for (var at = 0; at < _terms.Count; at++)
        {
            if (_terms[at] is { IsPrefix: false } sought && string.Equals(sought.Text, term, StringComparison.Ordinal))
                return at;
        }

        return -1;
    }

    private static ulong MarkOf(string term) => 1ul << ((term.Length == 0 ? 0 : (term[0] * 7) + term.Length) & 63);
}
