namespace LlmAttributes.Generators.Tests;

/// <summary>Methods for the properties of a growing object are written once, however many assemblies stream it.</summary>
public sealed class PartialReferenceTests
{
    private const string Report = "namespace Catalog; public sealed record Report(string Title);\n";

    private const string Methods = """
        public static class Catalog_ReportPartials
        {
            public static LlmAttributes.Partial<string> Title(this LlmAttributes.Partial<Report> part) => part.Member(0, static whole => whole.Title);
        }
        """;

    private const string Desk = """
        namespace Shop;
        [LlmAttributes.LlmClient]
        public partial interface IDesk
        {
            [LlmAttributes.Prompt("x")] System.Collections.Generic.IAsyncEnumerable<LlmAttributes.Partial<Catalog.Report>> WriteAsync();
        }
        """;

    [Theory]
    [InlineData("", true)]
    [InlineData(Methods, false)]
    public void Emit_ObjectOfAReference_HasMethodsUnlessTheReferenceHasThem(string methods, bool isWritten)
    {
        var catalog = GeneratorHarness.Compile(Report + methods).WithAssemblyName("Catalog");

        var output = GeneratorHarness.Run(GeneratorHarness.Compile(Desk).AddReferences(catalog.ToMetadataReference()), []);

        Assert.Equal(isWritten, output["LlmAttributes.Json.Catalog_ReportPartial.g.cs"].Contains("public static class Catalog_ReportPartials", StringComparison.Ordinal));
    }
}
