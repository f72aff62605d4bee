using System.Security.Cryptography;
using System.Text;

namespace LlmAttributes;

/// <summary>A step as bytes: what it took, and its answer where that is kept. They end in a seal, so that a record that was cut or changed is not taken for one.</summary>
internal static class WorkflowRecordFormat
{
    private const byte Version = 1;

    private static readonly CacheEntryFormat s_answers = new(default);

    public static byte[] Write(LlmCacheKey key, CacheEntry? answer, WorkflowSpend spend)
    {
        var entry = answer is null ? [] : s_answers.Write(key, answer);
        using var stream = new MemoryStream(128 + entry.Length);
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Version);
            writer.Write((decimal)spend.SettledPico);
            writer.Write(spend.Cost.IsKnown);
            writer.Write(spend.Cost.IsKnown ? (decimal)spend.Cost.PicoUsd : 0);
            writer.Write(spend.Cost.Rest);
            writer.Write(spend.Usage.InputTokens);
            writer.Write(spend.Usage.OutputTokens);
            writer.Write7BitEncodedInt(entry.Length);
            writer.Write(entry);
        }

        Span<byte> seal = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length), seal);
        stream.Write(seal);
        return stream.ToArray();
    }

    /// <summary>Reads a record.</summary>
    /// <returns>What it says, or <see langword="null"/> when the bytes are none.</returns>
    public static (CacheEntry? Answer, WorkflowSpend Spend)? Read(LlmCacheKey key, ReadOnlyMemory<byte> bytes)
    {
        var body = bytes.Length - SHA256.HashSizeInBytes;
        if (body <= 0 || bytes.Span[0] != Version)
            return null;
        Span<byte> seal = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.Span[..body], seal);
        if (!seal.SequenceEqual(bytes.Span[body..]))
            return null;
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes[1..body].ToArray()), Encoding.UTF8);
            var settled = (Int128)reader.ReadDecimal();
            var (isKnown, pico, rest) = (reader.ReadBoolean(), reader.ReadDecimal(), reader.ReadInt64());
            var usage = new TokenUsage(reader.ReadInt64(), reader.ReadInt64());
            var entry = reader.ReadBytes(reader.Read7BitEncodedInt());
            return (entry.Length == 0 ? null : s_answers.Read(key, entry), new(usage, isKnown ? Cost.FromPico((Int128)pico, rest) : Cost.Unknown, settled));
        }
        catch (Exception fault) when (fault is IOException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
