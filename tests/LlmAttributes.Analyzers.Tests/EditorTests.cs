using Microsoft.CodeAnalysis;

namespace LlmAttributes.Analyzers.Tests;

public sealed class EditorTests
{
    private const string Desk = """
        using System.Threading;
        using System.Threading.Tasks;
        using LlmAttributes;

        namespace Shop;

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {nmae} in {language}.")]
            Task<string> GreetAsync(string name, string language, CancellationToken cancellationToken = default);

            [Model("fats")]
            [Prompt(File = "Prompts/sum.prompt.md")]
            Task<string> SumAsync(string text, CancellationToken cancellationToken = default);
        }

        public static class Models
        {
            [LlmModel]
            public const string Fast = "fast";
        }

        public static class Program
        {
            public static Task<string> RunAsync(Microsoft.Extensions.AI.IChatClient client) => IDesk.Create(client).SumAsync("text");
        }
        """;

    private static readonly (string Name, string Text)[] s_project =
    [
        ("Desk.cs", Desk.ReplaceLineEndings("\n")),
        ("Prompts/sum.prompt.md", "Sum up:\n{text}\n"),
        (".globalconfig", "is_global = true\nbuild_property.ProjectDir = /shop/\nbuild_property.LlmAttributesStrictModels = true\n"),
    ];

    [Fact]
    public async Task Project_InAWorkspace_ShowsTheSquigglesOfTheRules()
    {
        using var session = new EditorSession(s_project);

        var diagnostics = await session.DiagnosticsAsync();

        Assert.Equal(
            ["Error: {nmae}", "Error: \"fats\""],
            diagnostics.Select(diagnostic => $"{diagnostic.Severity}: {Desk.ReplaceLineEndings("\n").Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)}"));
    }

    [Fact]
    public async Task Fix_FromTheLightBulb_ChangesTheDocument()
    {
        using var session = new EditorSession(s_project);
        var hole = (await session.DiagnosticsAsync()).Single(static diagnostic => diagnostic.Id == "LLMA1201");

        var fixes = await session.FixesAsync(hole);
        await session.ApplyAsync(fixes.Single(static fix => fix.Title.StartsWith("Rename", StringComparison.Ordinal)));

        Assert.Equal(DiagnosticSeverity.Error, hole.Severity);
        Assert.Equal(["Add parameter 'nmae'", "Rename to '{name}'"], fixes.Select(static fix => fix.Title).Order(StringComparer.Ordinal));
        Assert.Equal(Desk.ReplaceLineEndings("\n").Replace("{nmae}", "{name}", StringComparison.Ordinal), await session.TextOfAsync("Desk.cs"));
        Assert.Equal(["LLMA2201"], (await session.DiagnosticsAsync()).Select(static diagnostic => diagnostic.Id));
    }

    [Fact]
    public async Task Project_InAWorkspace_SeesTheGeneratedCode()
    {
        using var session = new EditorSession(s_project);

        Assert.Contains("Shop.IDesk.g.cs", await session.GeneratedFilesAsync());
        Assert.DoesNotContain(await session.DiagnosticsAsync(), static diagnostic => diagnostic.Id.StartsWith("CS", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Project_WithoutTheAttributes_IsLeftAlone()
    {
        using var session = new EditorSession(("Plain.cs", "public interface IPlain { void Run(); }"));

        Assert.Empty(await session.DiagnosticsAsync());
        Assert.Empty(await session.GeneratedFilesAsync());
    }
}
