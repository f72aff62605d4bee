using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LlmAttributes;

/// <summary>Keys that follow from what they stand for, so that whoever writes a passage again writes the same record.</summary>
internal static class RecordKey
{
    public static Guid Of(string partition, string document, string revision, int ordinal)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{partition.Length}:{partition}{document.Length}:{document}{revision}/{ordinal}");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        return new(hash[..16]);
    }
}
