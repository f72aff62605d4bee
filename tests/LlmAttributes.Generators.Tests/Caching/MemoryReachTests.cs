using Microsoft.CodeAnalysis.CSharp;

namespace LlmAttributes.Generators.Tests;

/// <summary>What a contract means may hang on files that its own words do not lead to.</summary>
public sealed class MemoryReachTests
{
    private const string Desk = Sources.Usings + """
        namespace Shop;
        [LlmClient] public partial interface IDesk { [Prompt("Sort {x}")] Task<Kind> SortAsync(string x); }
        """;

    [Fact]
    public void Run_AfterEditBehindAGlobalAlias_WritesWhatAFirstRunWould() => AssertFresh(
        "Sad", "Glad", Desk, "global using Kind = Moods.Mood;", "namespace Moods; public enum Mood { Happy, Sad }");

    [Fact]
    public void Run_AfterEditBehindAGlobalStaticUsing_WritesWhatAFirstRunWould() => AssertFresh(
        "Sad", "Glad", Desk, "global using static Moods.Holder;", "namespace Moods; public class Holder : Parent { }", "namespace Moods; public class Parent { public enum Kind { Happy, Sad } }");

    [Fact]
    public void Run_AfterEditOfAConstantOfTheAssembly_WritesWhatAFirstRunWould() => AssertFresh(
        "kind", "brief", Desk, "[assembly: LlmAttributes.SystemPrompt(Rules.Tone)] class Unused { }", "static class Rules { public const string Tone = \"Be kind\"; }", "enum Kind { A }");

    [Fact]
    public void Run_AfterNamespacesSwapNames_WritesWhatAFirstRunWould() => AssertFresh(
        "System.Shop", "Shop.System", Desk.Replace("string x", "System.DateTime x", StringComparison.Ordinal), "namespace System.Shop { }", "namespace Shop { enum Kind { A } }");

    [Theory]
    [InlineData("class Client { }", "class Clerk { }", "class Client1 { }")]
    [InlineData("class Client { }", "class Clerk1 { }", "class Client1 { }")]
    public void Run_AfterATypeTakesANumberedName_WritesWhatAFirstRunWould(string taken, string from, string to) => AssertFresh(
        from, to, Desk, $"namespace Shop; {taken} enum Kind {{ A }}", $"namespace Shop; {from}");

    [Fact]
    public void Run_AfterPartsChangePlaces_WritesWhatAFirstRunWould()
    {
        var before = GeneratorHarness.Compile(
            Desk, Sources.Usings + "namespace Shop; partial interface IDesk { [Prompt(\"a\")] Task<bool> FirstAsync(); }", "namespace Shop; enum Kind { A }");

        InterfaceMemoryTests.AssertFresh(before, static c => c.RemoveAllSyntaxTrees().AddSyntaxTrees(c.SyntaxTrees.Reverse()));
    }

    private static void AssertFresh(string from, string to, params string[] sources)
    {
        var before = GeneratorHarness.Compile(sources);
        var tree = before.SyntaxTrees.Last(tree => tree.ToString().Contains(from, StringComparison.Ordinal));

        InterfaceMemoryTests.AssertFresh(
            before, c => c.ReplaceSyntaxTree(tree, CachingTests.Parse(tree.ToString().Replace(from, to, StringComparison.Ordinal), tree.FilePath)));
    }
}
