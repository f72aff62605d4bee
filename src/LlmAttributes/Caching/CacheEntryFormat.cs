using System.Security.Cryptography;
using System.Text;

namespace LlmAttributes;

/// <summary>An entry as bytes. They hold the key and end in a seal, so that one that was cut, changed or put under another key is not taken for an answer.</summary>
/// <param name="secret">With it the seal is one that nobody else can make.</param>
internal sealed class CacheEntryFormat(ReadOnlyMemory<byte> secret)
{
    private const byte Version = 1;

    public byte[] Write(LlmCacheKey key, CacheEntry entry)
    {
        using var stream = new MemoryStream(128 + entry.Text.Length);
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            Span<byte> name = stackalloc byte[LlmCacheKey.Size];
            key.CopyTo(name);
            writer.Write(Version);
            writer.Write(name);
            Write(writer, entry);
        }

        Span<byte> seal = stackalloc byte[SHA256.HashSizeInBytes];
        Seal(stream.GetBuffer().AsSpan(0, (int)stream.Length), seal);
        stream.Write(seal);
        return stream.ToArray();
    }

    /// <summary>Reads an entry.</summary>
    /// <returns>The entry, or <see langword="null"/> when the bytes are none of this key.</returns>
    public CacheEntry? Read(LlmCacheKey key, ReadOnlyMemory<byte> bytes)
    {
        var body = bytes.Length - SHA256.HashSizeInBytes;
        if (body <= 1 + LlmCacheKey.Size || bytes.Span[0] != Version)
            return null;
        Span<byte> seal = stackalloc byte[SHA256.HashSizeInBytes];
        Seal(bytes.Span[..body], seal);
        if (!CryptographicOperations.FixedTimeEquals(seal, bytes.Span[body..]) || new LlmCacheKey(bytes.Span.Slice(1, LlmCacheKey.Size)) != key)
            return null;
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes[(1 + LlmCacheKey.Size)..body].ToArray()), Encoding.UTF8);
            return Read(reader);
        }
        catch (Exception fault) when (fault is IOException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static void Write(BinaryWriter writer, CacheEntry entry)
    {
        writer.Write(entry.Text);
        writer.Write(entry.Model);
        writer.Write(entry.ModelId ?? "");
        writer.Write(entry.FinishReason ?? "");
        writer.Write(entry.Created);
        writer.Write(entry.Expires);
        writer.Write(entry.Cost.IsKnown);
        writer.Write(entry.Cost.IsKnown ? (decimal)entry.Cost.PicoUsd : 0);
        writer.Write(entry.Usage.InputTokens);
        writer.Write(entry.Usage.OutputTokens);
        writer.Write((int?)entry.Error ?? -1);
        writer.Write7BitEncodedInt(entry.Pieces.Count);
        foreach (var piece in entry.Pieces)
            writer.Write7BitEncodedInt(piece);
    }

    private static CacheEntry Read(BinaryReader reader)
    {
        var (text, model, modelId, finish) = (reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString());
        var (created, expires) = (reader.ReadInt64(), reader.ReadInt64());
        var (isPriced, pico) = (reader.ReadBoolean(), reader.ReadDecimal());
        var usage = new TokenUsage(reader.ReadInt64(), reader.ReadInt64());
        var error = reader.ReadInt32();
        var count = reader.Read7BitEncodedInt();

        // Each piece takes a byte or more, so a larger number is no entry of ours, and not to be reserved memory for.
        if (count < 0 || count > reader.BaseStream.Length - reader.BaseStream.Position)
            throw new FormatException();
        var pieces = new int[count];
        for (var i = 0; i < pieces.Length; i++)
            pieces[i] = reader.Read7BitEncodedInt();
        return new()
        {
            Text = text,
            Model = model,
            ModelId = modelId.Length == 0 ? null : modelId,
            FinishReason = finish.Length == 0 ? null : finish,
            Created = created,
            Expires = expires,
            Cost = isPriced ? Cost.FromPico((Int128)pico) : Cost.Unknown,
            Usage = usage,
            Error = error < 0 ? null : (LlmErrorKind)error,
            Pieces = pieces,
        };
    }

    private void Seal(ReadOnlySpan<byte> body, Span<byte> seal)
    {
        if (secret.IsEmpty)
            SHA256.HashData(body, seal);
        else
            HMACSHA256.HashData(secret.Span, body, seal);
    }
}
