using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LlmAttributes.Generators.Tests;

/// <summary>Each edit re-runs what it must and nothing else.</summary>
public sealed class CachingTests
{
    private const string Desk = Sources.Usings + """
        namespace Shop;
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Sort {body}")] Task<Kind> SortAsync(string body, CancellationToken token = default);
        }
        """;

    private const string Greeter = Sources.Usings + """
        namespace Shop;
        [LlmClient]
        public partial interface IGreeter
        {
            [Prompt("Greet {name}")] Task<string> GreetAsync(string name, CancellationToken token = default);
        }
        """;

    private const string Other = """
        namespace Shop;
        public enum Kind { Good, Bad }
        public static class Models
        {
            [LlmAttributes.LlmModel(Provider = "openai", InputUsdPerMillionTokens = 1)] public const string Fast = "fast";
            public static int Body() => 1;
        }
        """;

    private static readonly string[] s_steps =
        [StepNames.Contracts, StepNames.SourceModels, StepNames.ReferencedModels, StepNames.Catalog, StepNames.Capabilities, StepNames.Settings, StepNames.Registrations, StepNames.Namespaces, StepNames.Clashes];

    [Fact]
    public void Edit_SameCompilation_CachesEverything() => AssertQuiet(Edit(static c => c.Clone()));

    [Fact]
    public void Edit_UnrelatedFileAdded_CachesEverything() => AssertQuiet(Edit(static c => c.AddSyntaxTrees(Parse("class Unrelated { }", "New.cs"))));

    [Fact]
    public void Edit_BodyElsewhere_CachesEverything() => AssertQuiet(Edit(static c => Replace(c, 2, "=> 1;", "=> 2;")));

    [Fact]
    public void Edit_UnrelatedTypeInTheSameFile_CachesEverything() => AssertQuiet(Edit(static c => Replace(c, 0, "namespace Shop;", "namespace Shop;\nclass Unrelated { int x; }")));

    [Theory]
    [InlineData("[Prompt(", "// a comment\n    [Prompt(")]
    [InlineData("[Prompt(", "\n\n    [Prompt(")]
    [InlineData("string body", "/* here */ string  body")]
    [InlineData("[LlmClient]", "/// <summary>Documented.</summary>\n[LlmClient]")]
    public void Edit_CommentOrBlanksInTheContract_CachesEverything(string from, string to) => AssertQuiet(Edit(c => Replace(c, 0, from, to)));

    [Fact]
    public void Edit_PromptText_EmitsOneFile()
    {
        var run = Edit(static c => Replace(c, 0, "Sort {body}", "Sort this: {body}"));

        Assert.Equal("Modified, Unchanged", run[StepNames.Contracts].Replace("Cached", "Unchanged", StringComparison.Ordinal));
        AssertQuiet(run[StepNames.Registrations]);
        AssertQuiet(run[StepNames.Namespaces]);
        Assert.Equal("Cached 3, Modified 1", run.Outputs);
    }

    [Theory]
    [InlineData("Fallback(Value = Kind.Bad)")]
    [InlineData("Fallback(\"spare\", On = ErrorKinds.Passing)")]
    [InlineData("RetryWithBackoff(Jitter = RetryJitter.None)")]
    [InlineData("Cache(DurationSeconds = 60, Tags = new[] { \"mail\" })")]
    [InlineData("Cache(Semantic = true, MaxWrongHitRate = 0.02)")]
    [InlineData("OptimizeQuery(PartitionBy = new[] { \"body\" })")]
    public void Edit_PolicyOfACall_EmitsOneFile(string policy)
    {
        var run = Edit(c => Replace(c, 0, "[Prompt(\"Sort", $"[{policy}, Prompt(\"Sort"));

        Assert.StartsWith("Modified, ", run[StepNames.Contracts], StringComparison.Ordinal);
        Assert.Equal("Cached 3, Modified 1", run.Outputs);
    }

    [Theory]
    [InlineData("Cache(DurationSeconds = 60, Tags = new[] { \"mail\" }, PartitionBy = \"body\")")]
    [InlineData("Cache(Semantic = true)")]
    [InlineData("OptimizeQuery(Strategies = QueryStrategies.Clarify, PartitionBy = new[] { \"body\" })")]
    public void Edit_Elsewhere_CachesCachedAndOptimizedCalls(string policy)
    {
        var before = Replace(Compilation(), 0, "[Prompt(\"Sort", $"[{policy}, Prompt(\"Sort");

        AssertQuiet(CachingHarness.Edit(before, static c => Replace(c, 2, "=> 1;", "=> 2;")));
        AssertQuiet(CachingHarness.Edit(before, static c => Replace(c, 0, "public partial", "// a comment\npublic partial")));
    }

    [Fact]
    public void Edit_FaultAppears_EmitsOneFile()
    {
        var run = Edit(static c => Replace(c, 0, "Sort {body}", "Sort {boddy}"));

        Assert.StartsWith("Modified, ", run[StepNames.Contracts], StringComparison.Ordinal);
        AssertQuiet(run[StepNames.Namespaces]);
        Assert.Equal("Cached 3, Modified 1", run.Outputs);
    }

    [Fact]
    public void Edit_MethodAdded_EmitsOneFile()
    {
        var run = Edit(static c => Replace(c, 0, "[Prompt(", "[Prompt(\"Hi\")] Task<string> HiAsync();\n    [Prompt("));

        Assert.Equal("Cached 3, Modified 1", run.Outputs);
    }

    [Fact]
    public void Edit_SecondContractAdded_EmitsItsFileAndTheRegistration()
    {
        var run = Edit(static c => c.AddSyntaxTrees(Parse(Greeter.Replace("IGreeter", "INew", StringComparison.Ordinal), "New.cs")));

        Assert.Equal("Cached, Cached, New", run[StepNames.Contracts].Replace("Unchanged", "Cached", StringComparison.Ordinal));
        Assert.Equal("Modified", run[StepNames.Namespaces]);
        Assert.Equal("Cached 3, Modified 1, New 1", run.Outputs);
    }

    [Fact]
    public void Edit_EnumInAnotherFile_EmitsItsUser()
    {
        var run = Edit(static c => Replace(c, 2, "Good, Bad", "Good, Bad, Ugly"));

        Assert.Equal("Cached 3, Modified 1", run.Outputs);
        Assert.Contains("Ugly", run.Result.GeneratedSources.Single(static s => s.HintName == "Shop.IDesk.g.cs").SourceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Edit_Price_EmitsTheModelsAlone()
    {
        var run = Edit(static c => Replace(c, 2, "Tokens = 1", "Tokens = 2"));

        AssertQuiet(run[StepNames.Contracts]);
        Assert.Equal("Modified", run[StepNames.Catalog]);
        Assert.Equal("Cached 3, Modified 1", run.Outputs);
    }

    [Fact]
    public void Edit_TypeThatShadowsAResult_EmitsItsUser()
    {
        var run = Edit(static c => c.AddSyntaxTrees(Parse("namespace Shop; public class Task<T> { }", "New.cs")));

        Assert.Equal("Cached 2, Modified 2", run.Outputs);
    }

    [Fact]
    public void Edit_GlobalUsingAdded_ReadsContractsAgain()
    {
        var before = GeneratorHarness.Compile(
            "namespace Shop; [LlmAttributes.LlmClient] public partial interface IDesk { [LlmAttributes.Prompt(\"x\")] System.Threading.Tasks.Task<Kind> SortAsync(); }");
        var run = CachingHarness.Edit(before, static c => c.AddSyntaxTrees(Parse("global using Kind = System.DayOfWeek;", "B.cs")));

        Assert.Equal("Modified", run[StepNames.Contracts]);
    }

    [Fact]
    public void Edit_AssemblyPolicyAdded_EmitsAllContracts()
    {
        var run = Edit(static c => c.AddSyntaxTrees(Parse("[assembly: LlmAttributes.TracePerformance]", "New.cs")));

        Assert.Equal("Cached 2, Modified 2", run.Outputs);
    }

    [Fact]
    public void Change_UnrelatedBuildProperty_CachesOutputs()
    {
        var run = Edit(static c => c, static driver => driver.WithUpdatedAnalyzerConfigOptions(new BuildProperties(("Other", "x"))));

        Assert.Equal("Cached 4", run.Outputs);
        AssertQuiet(run[StepNames.Contracts]);
    }

    [Fact]
    public void Change_GeneratorSwitchedOff_RemovesOutputs()
    {
        var run = Edit(static c => c, static driver => driver.WithUpdatedAnalyzerConfigOptions(new BuildProperties(("LlmAttributesGeneratorEnabled", "false"))));

        Assert.Equal("Modified", run[StepNames.Settings]);
        Assert.Empty(run.Result.GeneratedSources);
    }

    [Fact]
    public void Edit_AssemblyName_EmitsWhatNamesIt()
    {
        var run = Edit(static c => c.WithAssemblyName("Bank"));

        Assert.Equal("Modified", run[StepNames.Capabilities]);
        Assert.Equal("Cached 1, Modified 3", run.Outputs);
    }

    internal static CSharpCompilation Compilation() => GeneratorHarness.Compile(Desk, Greeter, Other);

    internal static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, GeneratorHarness.ParseOptions, path);

    private static CachingHarness Edit(Func<CSharpCompilation, CSharpCompilation> edit, Func<GeneratorDriver, GeneratorDriver>? change = null) =>
        CachingHarness.Edit(Compilation(), edit, change: change);

    internal static CSharpCompilation Replace(CSharpCompilation compilation, int file, string from, string to)
    {
        var tree = compilation.SyntaxTrees[file];
        var text = tree.ToString();
        Assert.Contains(from, text, StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(tree, Parse(text.Replace(from, to, StringComparison.Ordinal), tree.FilePath));
    }

    // A step whose transform ran again without a new value says Unchanged; what comes behind it is cached.
    private static void AssertQuiet(CachingHarness run)
    {
        foreach (var step in s_steps)
            AssertQuiet(run[step]);
        Assert.Equal("Cached 4", run.Outputs);
    }

    internal static void AssertQuiet(string reasons)
    {
        Assert.NotEqual("", reasons);
        Assert.DoesNotContain("Modified", reasons, StringComparison.Ordinal);
        Assert.DoesNotContain("New", reasons, StringComparison.Ordinal);
        Assert.DoesNotContain("Removed", reasons, StringComparison.Ordinal);
    }
}
