namespace LlmAttributes.Text.Sqlite.Tests;

/// <summary>Documents of which a test needs little.</summary>
internal static class Sample
{
    public const string Partition = "shelf";

    public static IndexedDocument Document(string name, params string[] terms) => new(Partition, name, [Passage(name, 0, terms)]);

    public static IndexedDocument Document(string name, int passages, string term) => new(Partition, name, [.. Enumerable.Range(0, passages).Select(i => Passage(name, i, term))]);

    public static IndexedPassage Passage(string name, int ordinal, params string[] terms) =>
        new() { DocumentId = name, Ordinal = ordinal, Text = string.Join(' ', terms), TextTerms = terms };

    public static LexicalQuery Query(params string[] terms) => new() { Partition = Partition, Terms = [.. terms.Select(static (term, i) => new QueryTerm(term, 1, i))] };
}
