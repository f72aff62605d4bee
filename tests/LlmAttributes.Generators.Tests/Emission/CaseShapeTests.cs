namespace LlmAttributes.Generators.Tests;

/// <summary>Cases make their call with constants, whatever these hold and however parameters are called.</summary>
public sealed class CaseShapeTests
{
    private const string Desk = """
        namespace Shop;
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Read {text}."), PromptCase("a", "b", Contains = "c")]
            Task<string> ReadAsync(string text);
        }
        """;

    [Theory]
    [InlineData("\"quotes\"")]
    [InlineData("back\\slash")]
    [InlineData("{hole} {{escaped}}")]
    [InlineData("line\nbreak\r\n\ttab")]
    [InlineData("\"\"\"raw\"\"\"")]
    [InlineData("\0\u2028\u202e\ud83d\ude00")]
    [InlineData("// comment */ #endif")]
    public void Emit_AnyText_Compiles(string text)
    {
        var literal = Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
        var output = Sources.Run($$"""
            namespace Shop;
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("Read {text}."), PromptCase({{literal}}, {{literal}}, Expect = {{literal}}, Contains = {{literal}}, Lacks = {{literal}}, Skip = {{literal}})]
                Task<string> ReadAsync(string text);
            }
            """);

        Assert.Contains("AddCases(", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("AddBroken", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_ParametersOfTheNamesThatGeneratedCodeUses_Compiles()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("Read {table} {table_} {options} {token} {v} {@class} {s} {client}.")]
                [PromptCase("a", "1", 2, 3.5, 'x', true, DayOfWeek.Friday, "2026-01-31", new[] { "b" }, Contains = "c")]
                Task<string> ReadAsync(string table, int table_, decimal options, char token, bool v, DayOfWeek? @class, DateTime s, IReadOnlyList<string> client);
            }
            """);

        Assert.Contains("AddCases(global::LlmAttributes.Runtime.CaseTable table__)", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("AddBroken", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_ADocumentInChunks_Compiles()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("Sum up {document} for {reader}."), PromptCase("a", "b", "c", Contains = "d")]
                Task<string> SumUpAsync([Chunk] System.IO.Stream document, string reader, IProgress<ChunkProgress>? progress = null, CancellationToken token = default);
            }
            """);

        Assert.Contains("string document = \"b\";", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_CasesSwitchedOff_WritesNone()
    {
        var output = GeneratorHarness.Run(GeneratorHarness.Compile(Sources.Usings + Desk), [], new BuildProperties(("LlmAttributesPromptCases", "false")));

        Assert.DoesNotContain("Case", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_NoCases_WritesNone()
    {
        var output = Sources.Run(Desk.Replace(", PromptCase(\"a\", \"b\", Contains = \"c\")", "", StringComparison.Ordinal));

        Assert.DoesNotContain("Case", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_ACaseOfABrokenCall_NamesTheRuleOfTheCall()
    {
        var output = Sources.Run(Desk.Replace("Read {text}.", "Read {texts}.", StringComparison.Ordinal));

        Assert.Contains("AddBroken(\"IDesk\", \"ReadAsync\", \"a\", \"LLMA1201: ", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }
}
