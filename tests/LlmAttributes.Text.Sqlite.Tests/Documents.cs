using CsCheck;

namespace LlmAttributes.Text.Sqlite.Tests;

/// <summary>Small documents of few words, so that chance makes them share some.</summary>
internal static class Documents
{
    public static readonly string[] Words = ["ash", "asher", "oak", "elm", "elms", "fir", "yew", "бук", "漆", "été"];

    private static readonly Gen<string> s_word = Gen.OneOf(Words);

    private static readonly Gen<IndexedPassage> s_passage =
        from title in s_word.Array[0, 2]
        from text in s_word.Array[0, 12]
        from language in Gen.OneOf("en", "de", "")
        from kind in Gen.OneOf("a", "b", "")
        from year in Gen.Int[1998, 2003]
        from vector in Gen.Float[-1, 1].Array[5]
        from hasVector in Gen.Bool
        select new IndexedPassage
        {
            DocumentId = "",
            Ordinal = 0,
            Text = string.Join(' ', text) + "\0\uD800",
            Title = title.Length == 0 ? null : string.Join(' ', title),
            Breadcrumb = title,
            Start = text.Length,
            End = long.MaxValue - title.Length,
            Language = language,
            TitleTerms = title,
            TextTerms = text,
            Metadata = kind.Length == 0 ? new() : new Dictionary<string, string> { ["kind"] = kind, ["year"] = $"{year}" },
            Vector = hasVector ? vector : default,
        };

    public static readonly Gen<IndexedDocument> Any =
        from partition in Gen.OneOf("left", "right")
        from name in Gen.OneOf("one", "two", "three", "four", "five")
        from passages in s_passage.Array[0, 4]
        select new IndexedDocument(partition, name, [.. passages.Select((passage, i) => passage with { DocumentId = name, Ordinal = i })]);

    public static readonly Gen<MetadataFilter?> Filter = Gen.OneOf<MetadataFilter?>(
        null,
        MetadataFilter.Equal("kind", "a"),
        MetadataFilter.AnyOf("kind", "a", "b", "c"),
        MetadataFilter.Between("year", "1999", "2001"),
        MetadataFilter.Between("year", null, "999"),
        MetadataFilter.Not(MetadataFilter.Equal("kind", "b")),
        MetadataFilter.All(MetadataFilter.Equal("kind", "a"), MetadataFilter.Between("year", "2000", null)),
        MetadataFilter.Any(MetadataFilter.Equal("kind", "b"), MetadataFilter.Between("year", null, "1999")),
        MetadataFilter.All(),
        MetadataFilter.Any());

    public static readonly Gen<LexicalQuery> Query =
        from partition in Gen.OneOf("left", "right", "nowhere")
        from terms in Gen.Select(s_word, Gen.Double[0.1, 2]).Array[1, 4]
        from prefix in Gen.OneOf("", "as", "el", "e", "x")
        from phrase in s_word.Array[0, 2]
        from filter in Filter
        select new LexicalQuery
        {
            Partition = partition,
            Terms =
            [
                .. terms.DistinctBy(static pair => pair.Item1).Select(static (pair, i) => new QueryTerm(pair.Item1, pair.Item2, i)),
                .. prefix.Length == 0 ? [] : new[] { new QueryTerm(prefix, 1, terms.Length, true) },
            ],
            Phrases = phrase.Length == 0 ? [] : [phrase],
            Filter = filter,
        };

    /// <summary>Everything a passage holds.</summary>
    public static string Describe(IndexedPassage passage) => string.Join(
        '|',
        passage.DocumentId,
        passage.Ordinal,
        passage.Text,
        passage.Title ?? "none",
        string.Join(',', passage.Breadcrumb),
        passage.Start,
        passage.End,
        passage.Language,
        string.Join(',', passage.TitleTerms),
        string.Join(',', passage.TextTerms),
        string.Join(',', passage.Metadata.OrderBy(static pair => pair.Key, StringComparer.Ordinal)),
        string.Join(',', passage.Vector.ToArray()));
}
