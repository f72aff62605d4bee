using LlmAttributes.Generators.Reuse;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LlmAttributes.Generators.Tests;

/// <summary>A body may change without a contract being read again; a declaration may not.</summary>
public sealed class DeclarationShapeTests
{
    private const string Text = """
        using System;
        namespace Shop;
        public enum Kind { Good, Bad }
        public static class Models
        {
            public const string Fast = "fast";
            public static int Twice(int x = 1) { const int factor = 2; return x * factor; }
            public static int Thrice(int x) => x * 3;
            public static int Size { get { return 4; } }
        }
        """;

    [Theory]
    [InlineData("return x * factor;", "return x + x;")]
    [InlineData("const int factor = 2;", "const int factor = 3;")]
    [InlineData("=> x * 3", "=> x + x + x")]
    [InlineData("return 4;", "return 5;")]
    [InlineData("public enum", "// a comment\npublic   enum")]
    [InlineData("namespace Shop;", "namespace Shop;\n#region here\n#endregion")]
    public void Of_BodyOrTrivia_IsTheSame(string from, string to) => Assert.Equal(Shape(Text), Shape(Edit(from, to)));

    [Theory]
    [InlineData("Good, Bad", "Good, Bad, Ugly")]
    [InlineData("\"fast\"", "\"slow\"")]
    [InlineData("int x = 1", "int x = 2")]
    [InlineData("using System;", "global using System;")]
    [InlineData("using System;", "using System; using Kind = System.DayOfWeek;")]
    [InlineData("namespace Shop;", "namespace Bank;")]
    [InlineData("=> x * 3;", "{ return x; }")]
    [InlineData("public enum", "[Flags] public enum")]
    [InlineData("using System;", "#nullable enable\nusing System;")]
    [InlineData("public enum", "#nullable disable\npublic enum")]
    [InlineData("public enum", "#if !DEBUG\npublic struct New { }\n#endif\npublic enum")]
    public void Of_Declaration_IsAnother(string from, string to) => Assert.NotEqual(Shape(Text), Shape(Edit(from, to)));

    [Fact]
    public void Of_OtherOptionsOrReferences_IsAnother()
    {
        var compilation = Compile(Text);
        var shape = DeclarationShape.Of(compilation, default);

        Assert.NotEqual(shape, DeclarationShape.Of(compilation.WithOptions(compilation.Options.WithNullableContextOptions(NullableContextOptions.Disable)), default));
        Assert.NotEqual(shape, DeclarationShape.Of(compilation.WithReferences(compilation.References.Skip(1)), default));
        Assert.NotEqual(shape, DeclarationShape.Of(compilation.WithAssemblyName("Other"), default));
    }

    [Fact]
    public void Of_MovedText_IsAnother() => Assert.NotEqual(Shape("class A { int ab; }"), Shape("class A { int a; int b; }"));

    private static string Edit(string from, string to)
    {
        Assert.Contains(from, Text, StringComparison.Ordinal);
        return Text.Replace(from, to, StringComparison.Ordinal);
    }

    private static Shape Shape(string text) => DeclarationShape.Of(Compile(text), default);

    private static CSharpCompilation Compile(string text) => s_empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, GeneratorHarness.ParseOptions));

    private static readonly CSharpCompilation s_empty = GeneratorHarness.Compile().RemoveAllSyntaxTrees();
}
