using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LlmAttributes.Testing;

/// <summary>The form of a cassette on disk.</summary>
internal sealed record CassetteFile(int Version, IReadOnlyList<CassetteEntry> Entries)
{
    public const int CurrentVersion = 1;

    // A cassette of recorded answers is some kilobytes; what is larger by far is no cassette, and reading it would only take memory.
    private const long MaxBytes = 64 * 1024 * 1024;

    private static readonly CassetteJson s_json = new(new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        MaxDepth = 64,
    });

    public static string Canonical(CassetteRequest request) => JsonSerializer.Serialize(request, s_json.CassetteRequest);

    public static IReadOnlyList<CassetteEntry> Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            return [];
        if (file.Length > MaxBytes)
            throw new CassetteException($"The cassette '{path}' has {file.Length} bytes, more than the {MaxBytes} that one may have; delete it and record again.");
        try
        {
            using var stream = file.OpenRead();
            var read = JsonSerializer.Deserialize(stream, s_json.CassetteFile);
            if (read is not { Version: CurrentVersion, Entries: not null } || read.Entries.Any(static entry => entry is not { Call: not null, Key.Length: 64, Request.Messages: not null, Response.Pieces: not null }))
                throw new CassetteException($"The cassette '{path}' is not of version {CurrentVersion} or lacks a part; delete it and record again.");
            return read.Entries;
        }
        catch (JsonException exception)
        {
            throw new CassetteException($"The cassette '{path}' is no valid JSON at line {exception.LineNumber + 1}; mend it, or delete it and record again.", exception);
        }
    }

    /// <summary>Writes a cassette as a whole, so that a test that is stopped leaves the old one.</summary>
    public static void Write(string path, IEnumerable<CassetteEntry> entries)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        CassetteEntry[] sorted = [.. entries.OrderBy(static entry => entry.Call, StringComparer.Ordinal).ThenBy(static entry => entry.Key, StringComparer.Ordinal).ThenBy(static entry => entry.Repeat)];
        var part = $"{path}.{Environment.ProcessId}.part";
        File.WriteAllText(part, JsonSerializer.Serialize(new CassetteFile(CurrentVersion, sorted), s_json.CassetteFile) + "\n");
        File.Move(part, path, overwrite: true);
    }
}
