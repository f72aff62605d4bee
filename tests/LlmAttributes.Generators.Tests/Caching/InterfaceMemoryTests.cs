using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LlmAttributes.Generators.Tests;

/// <summary>A contract is remembered until an edit elsewhere may have changed it: what comes out is always what a first run would write.</summary>
public sealed class InterfaceMemoryTests
{
    private const string Desk = Sources.Usings + """
        namespace Shop.Desks;
        [LlmClient, Model(Models.Fast)]
        public partial interface IDesk : IBase
        {
            [Prompt(Texts.Sort + "{order.Address.City} {order.Inherited}")]
            Task<Kind> SortAsync(Order order, Note note, CancellationToken token = default);
        }
        """;

    private const string Base = Sources.Usings + """
        namespace Shop;
        public interface IBase { [Prompt("{x}")] Task<string> BaseAsync(string x); }
        public static class Models { public const string Fast = Other.Key + "!"; }
        public static class Texts { public const string Sort = "Sort "; }
        """;

    private const string Data = """
        namespace Shop;
        public class Order : Parent { public Address? Address { get; set; } }
        public class Address { public string? City { get; set; } }
        public class Note : Microsoft.Extensions.AI.TextContent { public Note() : base("") { } }
        public enum Kind { Good = Numbers.One, Bad = 2 }
        """;

    private const string Deep = """
        namespace Shop;
        public class Parent { public int Inherited { get; set; } }
        public static class Other { public const string Key = "fast"; }
        public static class Numbers { public const int One = 1; }
        """;

    private const string Unrelated = """
        namespace Shop.Desks;
        internal static class Unrelated { public const int Version = 1; }
        """;

    [Theory]
    [InlineData(4, "Version = 1", "Version = 2")]
    [InlineData(4, "class Unrelated", "class More { } class Unrelated")]
    [InlineData(3, "int Inherited", "string? Inherited")]
    [InlineData(3, "Inherited", "Renamed")]
    [InlineData(3, "\"fast\"", "\"slow\"")]
    [InlineData(3, "One = 1", "One = 2")]
    [InlineData(2, "string? City", "int City")]
    [InlineData(2, "Address? Address", "Address Address")]
    [InlineData(2, "class Address", "struct Address")]
    [InlineData(2, "Good = Numbers.One, Bad", "Good = Numbers.One, Ugly, Bad")]
    [InlineData(2, ": Microsoft.Extensions.AI.TextContent { public Note() : base(\"\") { } }", "{ }")]
    [InlineData(1, "\"{x}\"", "\"{x}?\"")]
    [InlineData(1, "string x", "string? x")]
    [InlineData(1, "\"Sort \"", "\"Order \"")]
    public void Run_AfterEditElsewhere_WritesWhatAFirstRunWould(int file, string from, string to)
    {
        var before = GeneratorHarness.Compile(Desk, Base, Data, Deep, Unrelated);
        var tree = before.SyntaxTrees[file];
        Assert.Contains(from, tree.ToString(), StringComparison.Ordinal);

        AssertFresh(before, c => c.ReplaceSyntaxTree(tree, CachingTests.Parse(tree.ToString().Replace(from, to, StringComparison.Ordinal), tree.FilePath)));
    }

    [Theory]
    [InlineData("namespace Shop; public class Client { }")]
    [InlineData("namespace Shop.Desks; public class Client { }")]
    [InlineData("namespace Shop.Desks; public class Order { }")]
    [InlineData("namespace Shop.Desks; public enum Kind { Other }")]
    [InlineData("namespace Shop.Desks; public class PromptAttribute : System.Attribute { public PromptAttribute(string text) { } }")]
    [InlineData("namespace Shop.Desks.Task { public class X { } }")]
    [InlineData("namespace Shop.Desks { namespace Models { public static class Fast { } } }")]
    [InlineData("global using Kind = System.DayOfWeek;")]
    [InlineData("[assembly: LlmAttributes.TracePerformance]")]
    [InlineData("namespace Shop.Desks; partial interface IDesk { [LlmAttributes.Prompt(\"x\")] System.Threading.Tasks.Task<string> MoreAsync(); }")]
    [InlineData("namespace Shop.Desks; partial interface IDesk : System.IDisposable { }")]
    public void Run_AfterFileIsAdded_WritesWhatAFirstRunWould(string added)
    {
        var before = GeneratorHarness.Compile(Desk, Base, Data, Deep, Unrelated);

        AssertFresh(before, c => c.AddSyntaxTrees(CachingTests.Parse(added, "Added.cs")));
        AssertFresh(before.AddSyntaxTrees(CachingTests.Parse(added, "Added.cs")), c => c.RemoveSyntaxTrees(c.SyntaxTrees[^1]));
    }

    [Fact]
    public void Run_AfterOptionsReferencesOrNameChange_WritesWhatAFirstRunWould()
    {
        var before = GeneratorHarness.Compile(Desk, Base, Data, Deep, Unrelated);

        AssertFresh(before, static c => c.WithOptions(c.Options.WithNullableContextOptions(NullableContextOptions.Disable)));
        AssertFresh(before, static c => c.WithReferences(c.References.Where(static r => !r.Display!.Contains("Microsoft.Extensions.AI", StringComparison.Ordinal))));
        AssertFresh(before, static c => c.WithAssemblyName("Other"));
    }

    [Fact]
    public void Run_AfterUnrelatedEdit_KeepsTheModelItself()
    {
        var before = GeneratorHarness.Compile(Desk, Base, Data, Deep, Unrelated);
        GeneratorDriver driver = GeneratorHarness.Driver();
        driver = driver.RunGenerators(before);
        var first = ModelOf(driver);
        var tree = before.SyntaxTrees[4];
        driver = driver.RunGenerators(before.ReplaceSyntaxTree(tree, CachingTests.Parse("namespace Shop.Desks; internal static class Unrelated { int x; }", tree.FilePath)));

        Assert.Same(first, ModelOf(driver));
    }

    private static object ModelOf(GeneratorDriver driver) => driver.GetRunResult().Results[0].TrackedSteps[StepNames.Contracts][0].Outputs[0].Value;

    internal static void AssertFresh(CSharpCompilation before, Func<CSharpCompilation, CSharpCompilation> edit)
    {
        GeneratorDriver driver = GeneratorHarness.Driver();
        driver = driver.RunGenerators(before);
        driver = driver.RunGenerators(before.AddSyntaxTrees(CachingTests.Parse("class Quiet { }", "Quiet.cs")));
        var after = edit(before);
        var incremental = Texts(driver.RunGenerators(after));

        // Parsed anew, nothing of it is remembered.
        var parsed = after.RemoveAllSyntaxTrees().AddSyntaxTrees(after.SyntaxTrees.Select(static tree => CachingTests.Parse(tree.ToString(), tree.FilePath)));
        Assert.Equal(Texts(GeneratorHarness.Driver().RunGenerators(parsed)), incremental);
    }

    private static IEnumerable<string> Texts(GeneratorDriver driver) =>
        driver.GetRunResult().Results.SelectMany(static r => r.GeneratedSources).Select(static s => s.HintName + "\n" + s.SourceText).Order(StringComparer.Ordinal);
}
