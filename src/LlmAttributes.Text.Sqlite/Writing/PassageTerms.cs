using System.Runtime.InteropServices;

namespace LlmAttributes;

/// <summary>All terms by which a passage is found.</summary>
internal static class PassageTerms
{
    public static IEnumerable<(TermKey Key, int Title, int Text)> Of(IndexedPassage passage)
    {
        Dictionary<string, (int Title, int Text)> counts = new(StringComparer.Ordinal);
        foreach (var term in passage.TitleTerms)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _).Title++;
        foreach (var term in passage.TextTerms)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _).Text++;
        foreach (var (term, (title, text)) in counts)
            yield return (new(TermKind.Word, term), title, text);
        foreach (var (name, value) in passage.Metadata)
            yield return (new(TermKind.Metadata, MetadataKey.Of(name, value)), 0, 1);
        yield return (new(TermKind.Language, passage.Language), 0, 1);
    }
}
