using Microsoft.CodeAnalysis.CSharp;

namespace LlmAttributes.Generators.Tests;

/// <summary>Names of generated files: the compiler tells them apart without regard to case.</summary>
public sealed class HintNameTests
{
    private const string Call = "{ [Prompt(\"x\")] Task<string> AskAsync(); }";

    [Fact]
    public void HintNames_OfContractsThatDifferInCase_AreNumbered() => AssertNames(
        $"namespace Shop; [LlmClient] public partial interface Idesk {Call} [LlmClient] public partial interface IDesk {Call} [LlmClient] public partial interface IDESK {Call}",
        "Shop.IDESK.g.cs",
        "Shop.IDesk(2).g.cs",
        "Shop.Idesk(3).g.cs");

    [Fact]
    public void HintNames_OfNamespacesThatDifferInCase_AreNumbered() => AssertNames(
        $"namespace shop {{ [LlmClient] public partial interface IDesk {Call} }} namespace Shop {{ [LlmClient] public partial interface IDesk {Call} }}",
        "Shop.IDesk.g.cs",
        "Shop.LlmAttributesRegistration.g.cs",
        "shop.IDesk(2).g.cs",
        "shop.LlmAttributesRegistration(2).g.cs");

    [Fact]
    public void HintNames_OfDecoratedInterfacesThatDifferInCase_AreNumbered() => AssertNames(
        "namespace Shop; [Decorate] public partial interface IStore { Task OneAsync(); } [Decorate] public partial interface Istore { Task TwoAsync(); }",
        "Shop.IStore.Decorator.g.cs",
        "Shop.Istore.Decorator(2).g.cs");

    [Fact]
    public void HintNames_OfContractsNamedLikeSharedFiles_AreNumbered() => AssertNames(
        $"[LlmClient] public partial interface llmmodels {Call} [LlmClient] public partial interface LlmAttributesRegistration {Call}",
        "LlmAttributesRegistration(2).g.cs",
        "LlmAttributesRegistration.g.cs",
        "LlmModels.g.cs",
        "llmmodels(2).g.cs");

    [Fact]
    public void HintNames_AfterTheOtherContractGoes_HaveNoNumber()
    {
        var run = CachingHarness.Edit(
            GeneratorHarness.Compile(Sources.Usings + $"namespace Shop; [LlmClient] public partial interface Idesk {Call}", Sources.Usings + $"namespace Shop; [LlmClient] public partial interface IDesk {Call}"),
            static c => c.RemoveSyntaxTrees(c.SyntaxTrees[1]));

        Assert.Contains(run.Result.GeneratedSources, static source => source.HintName == "Shop.Idesk.g.cs");
    }

    [Fact]
    public void Attribute_OnPartsInTwoFiles_WritesOneFile()
    {
        var output = GeneratorHarness.Generate(GeneratorHarness.Compile(
            Sources.Usings + "namespace Shop; [LlmClient] public partial interface IDesk { [Prompt(\"x\")] Task<string> AskAsync(); }",
            Sources.Usings + "namespace Shop; [LlmClient] public partial interface IDesk { [Prompt(\"y\")] Task<string> TellAsync(); }"));

        Assert.Single(output.HintNames, static name => name == "Shop.IDesk.g.cs");
    }

    private static void AssertNames(string source, params string[] names)
    {
        var actual = Sources.Run(source).HintNames;

        foreach (var name in names)
            Assert.Contains(name, actual);
        Assert.Equal(actual.Count, actual.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }
}
