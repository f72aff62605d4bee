using Microsoft.CodeAnalysis.CSharp;

namespace LlmAttributes.Generators.Tests;

/// <summary>Each edit re-runs what it must of the decorators and nothing else.</summary>
public sealed class DecoratorCachingTests
{
    private const string Store = Sources.Usings + """
        namespace Shop;
        [Decorate, Timeout(TotalSeconds = Limits.Seconds)]
        public partial interface IStore
        {
            [TracePerformance] Task<Order> FindAsync(string key, CancellationToken token = default);
        }
        """;

    private const string Log = Sources.Usings + """
        namespace Shop;
        [Decorate]
        public partial interface ILog
        {
            [TracePerformance] void Write(string text);
        }
        """;

    private const string Other = """
        namespace Shop;
        public class Order { public int Body() => 1; }
        public static class Limits { public const int Seconds = 5; }
        """;

    private const string Unrelated = "namespace Shop; internal static class Unrelated { public static int Body() => 1; }";

    private static readonly string[] s_steps = [StepNames.Decorators, StepNames.Clashes, StepNames.Settings];

    [Fact]
    public void Edit_SameCompilation_CachesEverything() => AssertQuiet(Edit(static c => c.Clone()));

    [Fact]
    public void Edit_UnrelatedFileAdded_CachesEverything() => AssertQuiet(Edit(static c => c.AddSyntaxTrees(CachingTests.Parse("class New { }", "New.cs"))));

    [Theory]
    [InlineData(3, "=> 1;", "=> 2;")]
    [InlineData(2, "=> 1;", "=> 2;")]
    [InlineData(0, "namespace Shop;", "namespace Shop;\nclass More { }")]
    [InlineData(0, "[TracePerformance]", "// a comment\n    [TracePerformance]")]
    [InlineData(0, "string key", "/* here */ string  key")]
    public void Edit_WithoutMeaningForADecorator_CachesEverything(int file, string from, string to) => AssertQuiet(Edit(c => Replace(c, file, from, to)));

    [Theory]
    [InlineData(0, "FindAsync", "GetAsync")]
    [InlineData(0, "string key", "string? key")]
    [InlineData(0, "[TracePerformance]", "[TracePerformance] Task MoreAsync();\n    ")]
    [InlineData(0, "[TracePerformance]", "int Bad { get; init; }\n    [TracePerformance]")]
    [InlineData(2, "Seconds = 5", "Seconds = 6")]
    public void Edit_OfOneInterface_EmitsOneFile(int file, string from, string to)
    {
        var run = Edit(c => Replace(c, file, from, to));

        Assert.Equal("Modified, Unchanged", run[StepNames.Decorators].Replace("Cached", "Unchanged", StringComparison.Ordinal));
        AssertQuiet(run[StepNames.Clashes]);
        Assert.Equal("Cached 1, Modified 1", run.Outputs);
    }

    [Theory]
    [InlineData("string Text", "string[] Text", 1)]
    [InlineData("record Key", "class Key", 1)]
    [InlineData("int Body() => 1", "int Body() => 2", 0)]
    public void Edit_OfWhatACacheIsKeyedOn_EmitsOneFile(string from, string to, int modified)
    {
        const string Cached = Sources.Usings + """
            namespace Shop;
            [Decorate] public partial interface IStore { [Cache] Task<int> FindAsync(Outer key); }
            """;
        var run = CachingHarness.Edit(
            GeneratorHarness.Compile(Cached, Log, "namespace Shop; public record Outer(Key Key);", "namespace Shop; public record Key(string Text) { public int Body() => 1; }"),
            c => Replace(c, 3, from, to),
            generator: 1);

        Assert.Equal(modified == 0 ? "Cached 2" : "Cached 1, Modified 1", run.Outputs);
    }

    [Fact]
    public void Edit_InterfaceAdded_EmitsItsFile()
    {
        var run = Edit(static c => c.AddSyntaxTrees(CachingTests.Parse(Log.Replace("ILog", "INew", StringComparison.Ordinal), "New.cs")));

        Assert.Equal("Cached 2, New 1", run.Outputs);
    }

    [Fact]
    public void Edit_InterfaceOfTheSameNameInAnotherCaseAdded_RenamesOneFile()
    {
        var run = Edit(static c => c.AddSyntaxTrees(CachingTests.Parse(Log.Replace("ILog", "ILOG", StringComparison.Ordinal), "New.cs")));

        Assert.Equal("Modified", run[StepNames.Clashes]);
        Assert.Equal(["Shop.ILOG.Decorator.g.cs", "Shop.ILog.Decorator(2).g.cs", "Shop.IStore.Decorator.g.cs"], run.Result.GeneratedSources.Select(static s => s.HintName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Edit_TypeThatTakesTheName_EmitsBothFiles()
    {
        var run = Edit(static c => c.AddSyntaxTrees(CachingTests.Parse("namespace Shop; class Decorator { }", "New.cs")));

        Assert.Equal("Modified 2", run.Outputs);
    }

    [Fact]
    public void Edit_AssemblyPolicyAdded_EmitsWhatItConcerns()
    {
        var run = Edit(static c => c.AddSyntaxTrees(CachingTests.Parse("[assembly: LlmAttributes.RetryWithBackoff(3)]", "New.cs")));

        Assert.Equal("Cached 1, Modified 1", run.Outputs);
    }

    [Fact]
    public void Run_AfterUnrelatedEdit_KeepsTheModelItself()
    {
        var before = GeneratorHarness.Compile(Store, Log, Other, Unrelated);
        var driver = GeneratorHarness.Driver().RunGenerators(before);
        var first = ModelOf(driver);
        driver = driver.RunGenerators(Replace(before, 3, "class Unrelated", "class Renamed"));

        Assert.Same(first, ModelOf(driver));
    }

    [Fact]
    public void Change_GeneratorSwitchedOff_RemovesOutputs()
    {
        var run = CachingHarness.Edit(
            GeneratorHarness.Compile(Store, Log, Other, Unrelated),
            static c => c,
            change: static driver => driver.WithUpdatedAnalyzerConfigOptions(new BuildProperties(("LlmAttributesGeneratorEnabled", "false"))),
            generator: 1);

        Assert.Empty(run.Result.GeneratedSources);
    }

    private static object ModelOf(Microsoft.CodeAnalysis.GeneratorDriver driver) => driver.GetRunResult().Results[1].TrackedSteps[StepNames.Decorators][0].Outputs[0].Value;

    private static CachingHarness Edit(Func<CSharpCompilation, CSharpCompilation> edit) =>
        CachingHarness.Edit(GeneratorHarness.Compile(Store, Log, Other, Unrelated), edit, generator: 1);

    private static CSharpCompilation Replace(CSharpCompilation compilation, int file, string from, string to) => CachingTests.Replace(compilation, file, from, to);

    private static void AssertQuiet(CachingHarness run)
    {
        foreach (var step in s_steps)
            AssertQuiet(run[step]);
        Assert.Equal("Cached 2", run.Outputs);
    }

    private static void AssertQuiet(string reasons) => CachingTests.AssertQuiet(reasons);
}
