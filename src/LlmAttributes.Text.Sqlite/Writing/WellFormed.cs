using System.Text;

namespace LlmAttributes;

/// <summary>Refuses names that the file could not tell from others. Texts are kept as they are.</summary>
internal static class WellFormed
{
    public static void Check(IndexedDocument document)
    {
        Check(document.Partition, "partition", document.Id);
        Check(document.Id, "name", document.Id);
        foreach (var passage in document.Passages)
        {
            Check(passage.Language, "language", document.Id);
            foreach (var (name, value) in passage.Metadata)
            {
                Check(name, "name of metadata", document.Id);
                Check(value, "value of metadata", document.Id);
            }

            foreach (var term in passage.TitleTerms)
                Check(term, "term", document.Id);
            foreach (var term in passage.TextTerms)
                Check(term, "term", document.Id);
        }
    }

    private static void Check(string text, string what, string document)
    {
        for (var rest = text.AsSpan(); ;)
        {
            var at = rest.IndexOfAnyInRange('\uD800', '\uDFFF');
            if (at < 0)
                return;
            if (Rune.DecodeFromUtf16(rest[at..], out _, out var used) != System.Buffers.OperationStatus.Done)
                throw new ArgumentException($"Document '{document}' has a {what} with half a surrogate pair; remove it before the document is indexed.", nameof(document));
            rest = rest[(at + used)..];
        }
    }
}
