namespace LlmAttributes;

/// <summary>The passages of a kept answer as bytes.</summary>
internal static class CitationFormat
{
    /// <summary>About what a passage takes beside its text: the objects, the heads of its strings.</summary>
    public const int Overhead = 300;

    public static void Write(BinaryWriter writer, IReadOnlyList<Citation> citations)
    {
        writer.Write7BitEncodedInt(citations.Count);
        foreach (var (number, store, passage) in citations)
        {
            writer.Write7BitEncodedInt(number);
            writer.Write(store);
            writer.Write(passage.Text);
            writer.Write(passage.Score);
            Write(writer, passage.DocumentId);
            Write(writer, passage.Title);
            Write(writer, passage.Uri);
            writer.Write(passage.Start ?? -1);
            writer.Write(passage.End ?? -1);
            writer.Write(passage.Tokens ?? -1);
            writer.Write7BitEncodedInt(passage.Metadata.Count);
            foreach (var (name, value) in passage.Metadata)
            {
                writer.Write(name);
                writer.Write(value);
            }
        }
    }

    public static IReadOnlyList<Citation> Read(BinaryReader reader)
    {
        var citations = new Citation[CountOf(reader)];
        for (var i = 0; i < citations.Length; i++)
        {
            citations[i] = new(reader.Read7BitEncodedInt(), reader.ReadString(), new RetrievedPassage(reader.ReadString(), reader.ReadDouble())
            {
                DocumentId = ReadText(reader),
                Title = ReadText(reader),
                Uri = ReadText(reader),
                Start = ReadNumber(reader),
                End = ReadNumber(reader),
                Tokens = ReadNumber(reader),
                Metadata = ReadMetadata(reader),
            });
        }

        return citations;
    }

    private static Dictionary<string, string> ReadMetadata(BinaryReader reader)
    {
        var count = CountOf(reader);
        var metadata = new Dictionary<string, string>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
            metadata[reader.ReadString()] = reader.ReadString();
        return metadata;
    }

    // Each takes a byte or more, so a larger number is no entry of ours, and not to be reserved memory for.
    private static int CountOf(BinaryReader reader)
    {
        var count = reader.Read7BitEncodedInt();
        return count >= 0 && count <= reader.BaseStream.Length - reader.BaseStream.Position ? count : throw new FormatException();
    }

    private static long? ReadNumber(BinaryReader reader) => reader.ReadInt64() is >= 0 and var number ? number : null;

    private static string? ReadText(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    private static void Write(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
            writer.Write(text);
    }
}
