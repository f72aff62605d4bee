using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LlmAttributes;

/// <summary>Hashes documents, each part after its length, so that no two documents are the same bytes.</summary>
internal static class DocumentFingerprint
{
    public static UInt128 Of(IndexedDocument document)
    {
        var bytes = new ArrayBufferWriter<byte>(4_096);
        Add(bytes, document.Partition);
        Add(bytes, document.Id);
        Add(bytes, document.Passages.Count);
        foreach (var passage in document.Passages)
            Add(bytes, passage);
        return Of(bytes.WrittenSpan);
    }

    public static UInt128 Of(string text) => Of(MemoryMarshal.AsBytes(text.AsSpan()));

    /// <summary>Tells a history of changes by what stood before and what comes now.</summary>
    public static UInt128 After(UInt128 before, UInt128 change)
    {
        Span<byte> bytes = stackalloc byte[32];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, before);
        BinaryPrimitives.WriteUInt128BigEndian(bytes[16..], change);
        return Of(bytes);
    }

    private static UInt128 Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    private static void Add(ArrayBufferWriter<byte> bytes, IndexedPassage passage)
    {
        Add(bytes, passage.Text);
        Add(bytes, passage.Title is null ? 0 : 1);
        Add(bytes, passage.Title);
        Add(bytes, passage.Breadcrumb);
        Add(bytes, passage.Start);
        Add(bytes, passage.End);
        Add(bytes, passage.Language);
        Add(bytes, passage.TitleTerms);
        Add(bytes, passage.TextTerms);
        Add(bytes, passage.Metadata.Count);
        foreach (var (name, value) in passage.Metadata.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            Add(bytes, name);
            Add(bytes, value);
        }

        Add(bytes, passage.Vector.Length);
        bytes.Write(MemoryMarshal.AsBytes(passage.Vector.Span));
    }

    private static void Add(ArrayBufferWriter<byte> bytes, IReadOnlyList<string> texts)
    {
        Add(bytes, texts.Count);
        foreach (var text in texts)
            Add(bytes, text);
    }

    private static void Add(ArrayBufferWriter<byte> bytes, ReadOnlySpan<char> text)
    {
        Add(bytes, text.Length);
        bytes.Write(MemoryMarshal.AsBytes(text));
    }

    private static void Add(ArrayBufferWriter<byte> bytes, long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes.GetSpan(sizeof(long)), number);
        bytes.Advance(sizeof(long));
    }
}
