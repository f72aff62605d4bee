using System.Globalization;

namespace LlmAttributes;

/// <summary>Makes records of passages, and passages of records.</summary>
internal static class RecordContent
{
    public static PassageRecord<TKey> RecordOf<TKey>(IndexedDocument document, IndexedPassage passage, string revision, long written, Func<Guid, TKey> keyOf)
        where TKey : notnull => new()
        {
            Key = keyOf(RecordKey.Of(RecordPartition.OfPassages(document.Partition), document.Id, revision, passage.Ordinal)),
            Partition = RecordPartition.OfPassages(document.Partition),
            Document = document.Id,
            Revision = revision,
            Written = written,
            Passages = document.Passages.Count,
            Ordinal = passage.Ordinal,
            Text = passage.Text,
            Title = passage.Title,
            Breadcrumb = [.. passage.Breadcrumb],
            Start = passage.Start,
            End = passage.End,
            Language = passage.Language,
            Tags = [.. passage.Metadata.Select(static pair => MetadataKey.Of(pair.Key, pair.Value))],
            TitleTerms = passage.TitleTerms.Count,
            Terms = string.Join(' ', passage.TitleTerms.Concat(passage.TextTerms)),
            Vector = passage.Vector,
        };

    /// <summary>Makes a record that tells of a language; its vector is there because a collection may want one.</summary>
    public static PassageRecord<TKey> LanguageOf<TKey>(string partition, string language, int dimensions, Func<Guid, TKey> keyOf)
        where TKey : notnull
    {
        var vector = new float[dimensions];
        vector[0] = 1;
        return new()
        {
            Key = keyOf(RecordKey.Of(RecordPartition.OfLanguages(partition), language, "", 0)),
            Partition = RecordPartition.OfLanguages(partition),
            Document = language,
            Language = language,
            Vector = vector,
        };
    }

    public static IndexedPassage PassageOf<TKey>(PassageRecord<TKey> record)
        where TKey : notnull
    {
        var terms = record.Terms.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new()
        {
            DocumentId = record.Document,
            Ordinal = record.Ordinal,
            Text = record.Text,
            Title = record.Title,
            Breadcrumb = record.Breadcrumb,
            Start = record.Start,
            End = record.End,
            Language = record.Language,
            Metadata = MetadataOf(record.Tags),
            TitleTerms = terms[..record.TitleTerms],
            TextTerms = terms[record.TitleTerms..],
            Vector = record.Vector,
        };
    }

    public static Dictionary<string, string> MetadataOf(IReadOnlyList<string> tags)
    {
        Dictionary<string, string> metadata = new(tags.Count, StringComparer.Ordinal);
        foreach (var tag in tags)
        {
            var start = tag.IndexOf(':', StringComparison.Ordinal) + 1;
            var length = int.Parse(tag.AsSpan(0, start - 1), NumberStyles.None, CultureInfo.InvariantCulture);
            metadata[tag.Substring(start, length)] = tag[(start + length)..];
        }

        return metadata;
    }
}
