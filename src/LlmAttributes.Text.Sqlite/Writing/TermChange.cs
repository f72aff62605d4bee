namespace LlmAttributes;

/// <summary>What a transaction does to the postings of a term. Rows that are added come after all that were there.</summary>
internal sealed class TermChange
{
    public List<Posting> Added { get; } = [];

    public List<int> Removed { get; } = [];
}
