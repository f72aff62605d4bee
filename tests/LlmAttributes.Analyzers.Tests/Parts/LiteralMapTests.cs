using LlmAttributes.Contract;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace LlmAttributes.Analyzers.Tests.Parts;

public sealed class LiteralMapTests
{
    [Theory]
    [InlineData("\"a{x}b\"")]
    [InlineData("\"\\t\\\\\\\"{x}\\n\"")]
    [InlineData("\"\\u0041\\x9{x}\"")]
    [InlineData("\"\\U0001F600\\U00000041{x}\"")]
    [InlineData("\"\\a\\0{x}\"")]
    [InlineData("@\"a\"\"b\\{x}\"")]
    [InlineData("@\"a\r\nb{x}\"")]
    [InlineData("\"\"\"a\"\"b{x}\"\"\"")]
    [InlineData("\"\"\"\n    a\n\n  \n      b{x}\n    \"\"\"")]
    [InlineData("\"\"\"\r\n    a\r\n    {x}\r\n    \"\"\"")]
    [InlineData("\"\"\"\n\ta\n\t{x} \n\t\"\"\"")]
    [InlineData("\"\"\"\"\n\"\"\"{x}\n\"\"\"\"")]
    [InlineData("\"a\" + (\"b\" + \"c{x}\") + \"d\"")]
    [InlineData("(\"a{x}\")")]
    public void TryMap_OfAHole_FindsItInTheSource(string source)
    {
        var expression = SyntaxFactory.ParseExpression(source);
        var start = Value(source).IndexOf("{x}", StringComparison.Ordinal);

        Assert.True(LiteralMap.TryMap(expression, new TextSpan(start, 3), out var span));
        Assert.Equal("{x}", source.Substring(span.Start, span.Length));
    }

    [Theory]
    [InlineData("nameof(A)", 0, 1)]
    [InlineData("\"a\" + B + \"{x}\"", 1, 3)]
    [InlineData("\"ab\" + \"cd\"", 1, 2)]
    [InlineData("\"ab\"", 1, 9)]
    [InlineData("null", 0, 0)]
    public void TryMap_OfWhatIsNoPlainRange_SaysNo(string source, int start, int length) =>
        Assert.False(LiteralMap.TryMap(SyntaxFactory.ParseExpression(source), new TextSpan(start, length), out _));

    private static string Value(string source)
    {
        var compilation = CSharpCompilation.Create("Value", [CSharpSyntaxTree.ParseText($"class C {{ const string V = {source}; }}")], PlatformReferences.Framework);
        var field = (Microsoft.CodeAnalysis.IFieldSymbol)compilation.GetTypeByMetadataName("C")!.GetMembers("V").Single();
        return (string)field.ConstantValue!;
    }
}
