using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.EndToEnd.Tests.Documentation;

/// <summary>Holds the pages to what they say: their code compiles, it prints what stands below it, and their links lead somewhere.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string[] s_languages = ["", "csharp", "dockerfile", "json", "text", "xml", "yaml"];

    public static TheoryData<string> Pages => [.. Page.All];

    public static TheoryData<string> Guides => [.. Page.All.Where(static page => page.StartsWith("samples/guides/", StringComparison.Ordinal))];

    public static TheoryData<string, int> Snippets
    {
        get
        {
            var all = new TheoryData<string, int>();
            foreach (var path in Page.All)
            {
                for (var number = 1; number <= Page.Read(path).Snippets.Count; number++)
                    all.Add(path, number);
            }
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Snippets))]
    public async Task Snippet_OfAPage_CompilesAndPrintsWhatThePageShows(string page, int number)
    {
        var snippet = Page.Read(page).Snippets[number - 1];
        var (compilation, faults) = await SnippetCompiler.CompileAsync(snippet);
        Assert.True(faults.Count == 0, string.Join("\n", faults));
        var isWritten = Environment.GetEnvironmentVariable("LLMA_UPDATE_DOCS") == "1";
        var isProgram = compilation.Options.OutputKind == OutputKind.ConsoleApplication && snippet.Form <= SnippetForm.File;
        Assert.True(isProgram || snippet.Output is null, $"{page}({snippet.OutputLine}): what is not run prints nothing; make it a program.");
        if (!isProgram || (snippet.Form == SnippetForm.Measured && !isWritten))
            return;

        var printed = await SnippetProgram.RunAsync(compilation);

        if (snippet.Output is null)
            return;
        if (isWritten && !SnippetProgram.Shows(snippet.Output, printed))
            SnippetProgram.Write(snippet, printed);
        else if (!SnippetProgram.Shows(snippet.Output, printed))
            Assert.Equal(snippet.Output, printed);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Blocks_OfAPage_SayWhatTheyAre(string page) =>
        Assert.All(Page.Read(page).Fences, fence => Assert.True(s_languages.Contains(fence.Language), $"{page}({fence.Line}): '{fence.Language}' is no language of these pages."));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_OfAPage_LeadSomewhere(string page)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(page))!;
        foreach (var target in Link().Matches(Repository.Read(page)).Select(static link => link.Groups[1].Value).Where(static link => !link.Contains("://", StringComparison.Ordinal)))
        {
            var parts = target.Split('#');
            var file = parts[0].Length == 0 ? Repository.PathOf(page) : Path.GetFullPath(Path.Combine(folder, parts[0]));
            Assert.True(File.Exists(file) || Directory.Exists(file), $"{page}: '{target}' is not there.");
            if (parts.Length > 1)
                Assert.True(Anchors(file).Contains(parts[1]), $"{page}: '{target}' names no heading.");
        }
    }

    [Theory]
    [MemberData(nameof(Guides))]
    public void Guide_IsAPageThatTheReadmeNames(string guide)
    {
        Assert.InRange(Repository.Read(guide).Split('\n').Length, 1, 121);
        Assert.Contains($"]({guide})", Repository.Read("README.md"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Anchors(string file) => File.ReadLines(file)
        .Where(static line => line.StartsWith('#'))
        .Select(static line => NoAnchor().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoAnchor();
}
