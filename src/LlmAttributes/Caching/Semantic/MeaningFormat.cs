using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace LlmAttributes;

/// <summary>What an answer was given to, as bytes. They hold their group and end in a seal, so that one that was cut, changed or put into another group leads to no answer.</summary>
/// <param name="secret">With it the seal is one that nobody else can make.</param>
internal sealed class MeaningFormat(ReadOnlyMemory<byte> secret)
{
    private const byte Version = 1;

    public byte[] Write(string group, LlmCacheKey key, SemanticQuery query, ReadOnlySpan<float> vector)
    {
        using var stream = new MemoryStream(128 + query.Text.Length + (vector.Length * sizeof(float)));
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            Span<byte> name = stackalloc byte[LlmCacheKey.Size];
            key.CopyTo(name);
            writer.Write(Version);
            writer.Write(group);
            writer.Write(name);
            writer.Write(query.Text);
            writer.Write7BitEncodedInt(query.Slots.Count);
            foreach (var slot in query.Slots)
                writer.Write(slot);
            writer.Write7BitEncodedInt(vector.Length);
            writer.Write(MemoryMarshal.AsBytes(vector));
        }

        Span<byte> seal = stackalloc byte[SHA256.HashSizeInBytes];
        Seal(stream.GetBuffer().AsSpan(0, (int)stream.Length), seal);
        stream.Write(seal);
        return stream.ToArray();
    }

    /// <summary>Reads a line.</summary>
    /// <returns>The query with its embedding and the key of its answer, or <see langword="null"/> when the bytes are none of this group.</returns>
    public (SemanticQuery Query, LlmCacheKey Key)? Read(string group, ReadOnlyMemory<byte> line)
    {
        var body = line.Length - SHA256.HashSizeInBytes;
        if (body <= LlmCacheKey.Size || line.Span[0] != Version)
            return null;
        Span<byte> seal = stackalloc byte[SHA256.HashSizeInBytes];
        Seal(line.Span[..body], seal);
        if (!CryptographicOperations.FixedTimeEquals(seal, line.Span[body..]))
            return null;
        try
        {
            using var reader = new BinaryReader(new MemoryStream(line[1..body].ToArray()), Encoding.UTF8);
            return reader.ReadString() == group ? Read(reader) : null;
        }
        catch (Exception fault) when (fault is IOException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static (SemanticQuery Query, LlmCacheKey Key) Read(BinaryReader reader)
    {
        var key = new LlmCacheKey(reader.ReadBytes(LlmCacheKey.Size));
        var text = reader.ReadString();
        var slots = new string[Count(reader, 1)];
        for (var i = 0; i < slots.Length; i++)
            slots[i] = reader.ReadString();
        var vector = new float[Count(reader, sizeof(float))];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(vector.AsSpan()));
        return (new(text) { Slots = slots, Vector = vector.Length == 0 ? null : vector }, key);
    }

    // More than there are bytes for is no line of ours, and not to be reserved memory for.
    private static int Count(BinaryReader reader, int size)
    {
        var count = reader.Read7BitEncodedInt();
        return count >= 0 && count <= (reader.BaseStream.Length - reader.BaseStream.Position) / size ? count : throw new FormatException();
    }

    private void Seal(ReadOnlySpan<byte> body, Span<byte> seal)
    {
        if (secret.IsEmpty)
            SHA256.HashData(body, seal);
        else
            HMACSHA256.HashData(secret.Span, body, seal);
    }
}
