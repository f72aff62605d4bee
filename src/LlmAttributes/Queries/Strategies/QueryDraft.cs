namespace LlmAttributes;

/// <summary>A query whose changes are gathered.</summary>
internal sealed class QueryDraft(string query, QueryPlan plan, QueryContext context, QueryDefaults defaults, int maxTokens)
{
    private readonly List<QueryChange> _changes = [];
    private int _tokens;

    public string Query => query;

    public QueryPlan Plan => plan;

    public QueryContext Context => context;

    public QueryDefaults Defaults => defaults;

    public IReadOnlyList<QueryChange> Changes => _changes;

    /// <summary>The words of a finding.</summary>
    public string Quote(ClarityFinding finding) => query.Substring(finding.Start, finding.Length);

    /// <summary>Adds an instruction, where there is room for it.</summary>
    public void Note(QueryStrategies strategy, string text, string reason, ClarityFault? fault = null) => Add(new(strategy, text, reason) { Fault = fault });

    /// <summary>Adds a change, where there is room for it.</summary>
    public void Add(QueryChange change)
    {
        var tokens = QueryTokens.Count(change.Text) + (change.Example is { } example ? QueryTokens.Count(example.Query) + QueryTokens.Count(example.Answer) : 0);
        // What is put in the place of words costs what it is longer.
        if (change.Start >= 0)
            tokens = Math.Max(0, tokens - QueryTokens.Count(query.AsSpan(change.Start, change.Length)));
        if (_tokens + tokens > maxTokens)
            return;
        _tokens += tokens;
        _changes.Add(change with { Tokens = tokens });
    }
}
