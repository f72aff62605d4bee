using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LlmAttributes.Evaluation.Measuring;

/// <summary>A folder of data, whose files may be missing.</summary>
internal sealed class DataFolder(string path)
{
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Reads a file of JSON lines, which may be compressed.</summary>
    /// <returns>The rows, or <see langword="null"/> when there is no such file.</returns>
    public List<JsonElement>? Rows(string file)
    {
        var full = System.IO.Path.Combine(Path, file);
        if (!File.Exists(full))
            return null;
        List<JsonElement> rows = [];
        using var stream = File.OpenRead(full);
        using var lines = new StreamReader(full.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        while (lines.ReadLine() is { } line)
        {
            if (line.AsSpan().Trim().Length == 0)
                continue;
            using var document = JsonDocument.Parse(line);
            rows.Add(document.RootElement.Clone());
        }

        return rows;
    }

    /// <summary>Whether a row is one to fit on, where one set serves for fitting and for scoring.</summary>
    public static bool IsFitted(string key)
    {
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return Convert.ToUInt32(hash[8..16], 16) % 2 == 0;
    }
}
