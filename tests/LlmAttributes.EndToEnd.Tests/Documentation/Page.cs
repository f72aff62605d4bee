using System.Text.RegularExpressions;

namespace LlmAttributes.EndToEnd.Tests.Documentation;

/// <summary>A page of the documentation, read as far as tests look at it.</summary>
internal sealed partial class Page
{
    private const string Prints = "It prints";

    private readonly List<(int Line, string Language)> _fences = [];
    private readonly List<Snippet> _snippets = [];

    private Page(string path) => Path = path;

    /// <summary>The path from the root of the repository.</summary>
    public string Path { get; }

    public IReadOnlyList<(int Line, string Language)> Fences => _fences;

    public IReadOnlyList<Snippet> Snippets => _snippets;

    /// <summary>All pages that are written for readers; a sample's own documents are its data.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "README.md",
        .. new[] { "SECURITY.md" }.Where(static name => File.Exists(Repository.PathOf(name))),
        .. Directory.EnumerateFiles(Repository.PathOf("samples"), "*.md", SearchOption.AllDirectories)
            .Select(static path => System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(static path => path.StartsWith("samples/guides/", StringComparison.Ordinal) || path.EndsWith("/README.md", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public static Page Read(string path)
    {
        var page = new Page(path);
        var lines = Repository.Read(path).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
                continue;
            var end = Array.IndexOf(lines, "```", i + 1);
            if (end < 0)
                throw new InvalidOperationException($"The block that begins in line {i + 1} of '{path}' has no end; close it with '```'.");
            var language = lines[i][3..].Trim();
            page._fences.Add((i + 1, language));
            if (language == "csharp")
                page.AddSnippet(lines, i, end);
            i = end;
        }
        return page;
    }

    private void AddSnippet(string[] lines, int fence, int end)
    {
        var before = fence - 1;
        while (before > 0 && lines[before].Length == 0)
            before--;
        var form = before >= 0 && FormComment().Match(lines[before]) is { Success: true } comment
            ? Enum.Parse<SnippetForm>(comment.Groups[1].Value, ignoreCase: true)
            : SnippetForm.Program;

        var after = Array.FindIndex(lines, end + 1, static line => line.Length > 0 && line != Prints);
        var prints = after >= 0 && lines[after] == "```text";
        var outputEnd = prints ? Array.IndexOf(lines, "```", after + 1) : 0;
        _snippets.Add(new(
            Path, fence + 2, string.Join('\n', lines[(fence + 1)..end]), form, prints ? string.Join('\n', lines[(after + 1)..outputEnd]) : null, after + 2));
    }

    [GeneratedRegex("^<!-- snippet: ([a-z]+) -->$")]
    private static partial Regex FormComment();
}
