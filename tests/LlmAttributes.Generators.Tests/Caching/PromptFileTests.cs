using Microsoft.CodeAnalysis;

namespace LlmAttributes.Generators.Tests;

public sealed class PromptFileTests
{
    private const string Source = Sources.Usings + """
        namespace Shop;
        public class Order { public decimal Total { get; set; } public Order? Parent { get; set; } }
        [LlmClient]
        [SystemPrompt(File = "Prompts/system.md")]
        public partial interface IFiles
        {
            [Prompt(File = "Prompts/sort.md")] Task<string> SortAsync(string body, Order order);
        }
        [LlmClient]
        public partial interface IOther { [Prompt(File = "./Prompts\\other.md")] Task<bool> AskAsync(string body); }
        [LlmClient]
        public partial interface IInline { [Prompt("{body}")] Task<string> AskAsync(string body); }
        """;

    private static readonly BuildProperties s_project = new(("ProjectDir", "/repo/shop/"));

    private static readonly TextFile s_system = new("/repo/shop/Prompts/system.md", "Be {{brief}}.\r\n");
    private static readonly TextFile s_sort = new("/repo/shop/Prompts/sort.md", "Sort {body} over {order.Parent.Total:F2}\r\nnow");
    private static readonly TextFile s_other = new("/repo/shop/Prompts/other.md", "{body}?");
    private static readonly TextFile s_foreign = new("/repo/bank/other.md", "{nobody}");

    [Fact]
    public void Emit_PromptsFromFiles_RenderTheirText()
    {
        var output = GeneratorHarness.Run(GeneratorHarness.Compile(Source), [s_system, s_sort, s_other, s_foreign], s_project);
        var loaded = Loaded.From(output);

        Assert.Equal(["Be {brief}.", "Sort mail over \nnow"], loaded.Render("Shop.IFiles", "RenderSort", "mail", null).Select(static m => m.Text));
        Assert.Equal("mail?", loaded.Render("Shop.IOther", "RenderAsk", "mail")[^1].Text);
    }

    [Fact]
    public void Edit_OneFile_EmitsItsUserAlone()
    {
        var edited = new TextFile(s_sort.Path, "Sort again {body} {order.Total}");
        var run = CachingHarness.Edit(
            GeneratorHarness.Compile(Source), static c => c, [s_system, s_sort, s_other, s_foreign], driver => driver.ReplaceAdditionalText(s_sort, edited), s_project);

        Assert.Equal("Cached, Modified, Unchanged", string.Join(", ", run[StepNames.ResolvedContracts].Split(", ").Append("Cached").Order(StringComparer.Ordinal)));
        Assert.Equal("Cached 5, Modified 1", run.Outputs);
    }

    [Fact]
    public void Edit_FileOfAnotherTool_EmitsNothing()
    {
        var run = CachingHarness.Edit(
            GeneratorHarness.Compile(Source), static c => c, [s_system, s_sort, s_other, s_foreign], driver => driver.AddAdditionalTexts([new TextFile("/repo/shop/data.json", "{}")]), s_project);

        Assert.Equal("Cached 6", run.Outputs);
    }

    [Theory]
    [InlineData("", "LLMA1209")]
    [InlineData("{boddy}", "LLMA1201")]
    [InlineData("{order.Totl}", "LLMA1207")]
    [InlineData(null, "LLMA1204")]
    public void Emit_FaultyFile_ThrowsNamingTheRule(string? text, string rule)
    {
        var files = text is null ? [s_system, s_other] : new[] { s_system, s_other, new TextFile(s_sort.Path, text) };
        var output = GeneratorHarness.Run(GeneratorHarness.Compile(Source), [.. files], s_project);

        Assert.Contains($"NotSupportedException(\"{rule}: ", output["Shop.IFiles.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_PlaceholderInSharedSystemFile_ThrowsNamingTheRule()
    {
        var output = GeneratorHarness.Run(GeneratorHarness.Compile(Source), [new TextFile(s_system.Path, "Hi {body}"), s_sort, s_other], s_project);

        Assert.Contains("NotSupportedException(\"LLMA1208: ", output["Shop.IFiles.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("false", false)]
    [InlineData("True", true)]
    public void Emit_PromptsFromFiles_CanBeReadAgainWhereTheProjectAsksForIt(string? property, bool reloads)
    {
        var project = property is null ? s_project : new(("ProjectDir", "/repo/shop/"), ("LlmAttributesReloadPrompts", property));
        var output = GeneratorHarness.Run(GeneratorHarness.Compile(Source), [s_system, s_sort, s_other, s_foreign], project);

        Assert.Equal(reloads, output["Shop.IFiles.g.cs"].Contains("PromptReload", StringComparison.Ordinal));
        Assert.DoesNotContain("PromptReload", output["Shop.IInline.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_ValuesByReference_CannotBeReadAgain()
    {
        var source = Sources.Usings + """
            namespace Shop;
            [LlmClient] public partial interface IByReference { [Prompt(File = "Prompts/other.md")] Task<bool> AskAsync(in System.DateTime body); }
            """;
        var output = GeneratorHarness.Run(GeneratorHarness.Compile(source), [s_other], new BuildProperties(("ProjectDir", "/repo/shop/"), ("LlmAttributesReloadPrompts", "true")));

        Assert.DoesNotContain("PromptReload", output["Shop.IByReference.g.cs"], StringComparison.Ordinal);
    }

    private const string ExampleSource = Sources.Usings + """
        namespace Shop;
        [LlmClient, Examples(File = "Prompts/mood.examples.jsonl")]
        public partial interface IMood { [Prompt("Judge {body}")] Task<string> JudgeAsync(string body); }
        [LlmClient, Examples(File = "Prompts/kind.examples.jsonl")]
        public partial interface IKind { [Prompt("Sort {body}")] Task<string> SortAsync(string body); }
        [LlmClient]
        public partial interface IInline { [Prompt("{body}")] Task<string> AskAsync(string body); }
        """;

    private static readonly TextFile s_mood = new("/repo/shop/Prompts/mood.examples.jsonl", """{"input": {"body": "x"}, "output": "good"}""");
    private static readonly TextFile s_kind = new("/repo/shop/Prompts/kind.examples.jsonl", """{"input": "y", "output": "spam"}""");

    [Fact]
    public void Edit_FileOfExamples_EmitsItsUserAlone()
    {
        var edited = new TextFile(s_mood.Path, s_mood.GetText().ToString().Replace("good", "bad", StringComparison.Ordinal));
        var run = CachingHarness.Edit(GeneratorHarness.Compile(ExampleSource), static c => c, [s_mood, s_kind], driver => driver.ReplaceAdditionalText(s_mood, edited), s_project);

        Assert.Equal(["Modified", "Unchanged"], run[StepNames.ResolvedContracts].Split(", ").Order(StringComparer.Ordinal));
        Assert.Equal("Cached 4, Modified 1", run.Outputs);
        Assert.Contains("\"bad\"", run.Result.GeneratedSources.Single(static s => s.HintName == "Shop.IMood.g.cs").SourceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Edit_SourceBesideFilesOfExamples_EmitsNothing()
    {
        var run = CachingHarness.Edit(
            GeneratorHarness.Compile(ExampleSource), static c => c.AddSyntaxTrees(Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText("class Other;", GeneratorHarness.ParseOptions)), [s_mood, s_kind], options: s_project);

        Assert.Equal("Cached 5", run.Outputs);
    }
}
