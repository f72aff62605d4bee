using System.Runtime.InteropServices;

namespace LlmAttributes;

/// <summary>A passage as bytes, without the names that it shares with others.</summary>
internal static class PassageContent
{
    private const ulong HasTitle = 1;

    public static byte[] Write(IndexedPassage passage, ByteSink sink)
    {
        sink.Clear();
        sink.Number(passage.Title is null ? 0 : HasTitle);
        if (passage.Title is not null)
            sink.Text(passage.Title);
        sink.Text(passage.Text);
        sink.Text(passage.Language);
        sink.Number((ulong)passage.Start);
        sink.Number((ulong)passage.End);
        Write(passage.Breadcrumb, sink);
        Write(passage.TitleTerms, sink);
        Write(passage.TextTerms, sink);
        sink.Number((ulong)passage.Metadata.Count);
        foreach (var (name, value) in passage.Metadata)
        {
            sink.Text(name);
            sink.Text(value);
        }

        return sink.ToArray();
    }

    public static IndexedPassage Read(ReadOnlySpan<byte> content, string documentId, int ordinal, ReadOnlySpan<byte> vector)
    {
        var source = new ByteSource(content);
        return new()
        {
            DocumentId = documentId,
            Ordinal = ordinal,
            Title = source.Number() == 0 ? null : source.Text(),
            Text = source.Text(),
            Language = source.Text(),
            Start = (long)source.Number(),
            End = (long)source.Number(),
            Breadcrumb = ReadList(ref source),
            TitleTerms = ReadList(ref source),
            TextTerms = ReadList(ref source),
            Metadata = ReadMetadata(ref source),
            Vector = MemoryMarshal.Cast<byte, float>(vector).ToArray(),
        };
    }

    private static void Write(IReadOnlyList<string> texts, ByteSink sink)
    {
        sink.Number((ulong)texts.Count);
        foreach (var text in texts)
            sink.Text(text);
    }

    private static string[] ReadList(ref ByteSource source)
    {
        var texts = new string[source.Count()];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = source.Text();
        return texts;
    }

    private static Dictionary<string, string> ReadMetadata(ref ByteSource source)
    {
        var count = source.Count();
        Dictionary<string, string> metadata = new(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
            metadata[source.Text()] = source.Text();
        return metadata;
    }
}
