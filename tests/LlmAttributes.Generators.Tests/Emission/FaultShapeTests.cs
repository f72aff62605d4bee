using Microsoft.CodeAnalysis;

namespace LlmAttributes.Generators.Tests;

/// <summary>What cannot be generated still compiles, and names its rule when it runs.</summary>
public sealed class FaultShapeTests
{
    [Theory]
    [InlineData("Task<object>", "LLMA1003")]
    [InlineData("Task<Action>", "LLMA1003")]
    [InlineData("Task<System.IO.Stream>", "LLMA1003")]
    [InlineData("Task", "LLMA1003")]
    [InlineData("ValueTask", "LLMA1003")]
    [InlineData("Task<dynamic>", "LLMA1003")]
    [InlineData("IAsyncEnumerable<object>", "LLMA1003")]
    [InlineData("Task<EnsembleResponse<ChatResponse>>", "LLMA1003")]
    [InlineData("Task<LlmResult<LlmResult<string>>>", "LLMA1003")]
    [InlineData("string", "LLMA1004")]
    [InlineData("void", "LLMA1004")]
    [InlineData("ref string", "LLMA1003")]
    [InlineData("ref readonly int", "LLMA1003")]
    [InlineData("unsafe int*", "LLMA1004")]
    public void Emit_UnsupportedResult_ThrowsNamingTheRule(string result, string rule)
    {
        var output = Sources.Run($$"""
            namespace Shop;
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("Answer {question}")] {{result}} Ask(string question);
                [Prompt("Answer {question}")] Task<string> GoodAsync(string question);
            }
            """);

        Assert.Contains($"NotSupportedException(\"{rule}: 'Ask' ", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
        Assert.Contains("_good.AskAsync(", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ref string body", "LLMA1005")]
    [InlineData("in int body", "LLMA1005")]
    [InlineData("out int body", "LLMA1005")]
    [InlineData("ref readonly int body", "LLMA1005")]
    [InlineData("Span<char> body", "LLMA1005")]
    [InlineData("scoped Span<char> body", "LLMA1005")]
    [InlineData("CancellationToken body, CancellationToken other", "LLMA1005")]
    [InlineData("ChatOptions body, ChatOptions other", "LLMA1005")]
    [InlineData("LlmCallOptions body, LlmCallOptions other", "LLMA1005")]
    [InlineData("IEnumerable<ChatMessage> body, List<ChatMessage> other", "LLMA1005")]
    [InlineData("AIContent body, AIContent[] other", "LLMA1005")]
    [InlineData("IList<AIFunction> body, AITool other", "LLMA1005")]
    [InlineData("AITool[] body, AITool[] other", "LLMA1005")]
    public void Emit_UnsupportedParameter_ThrowsNamingTheRule(string parameters, string rule)
    {
        var output = Sources.Run($$"""
            namespace Shop;
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("Answer")] Task<string> AskAsync({{parameters}});
            }
            """);

        Assert.Contains($"NotSupportedException(\"{rule}: ", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_PointerParameter_ThrowsNamingTheRule()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient]
            public unsafe partial interface IDesk
            {
                [Prompt("Answer")] Task<string> AskAsync(int* body);
                [Prompt("Answer")] Task<string> CallAsync(delegate*<int, void> body);
            }
            """);

        Assert.Contains("LLMA1005", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_ResultOfOwnTypeParameter_ThrowsNamingTheRule()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("Describe {item}")] Task<T> A<T>(T item);
                [Prompt("Describe {item}")] Task<LlmResult<T[]>> B<T>(T item) where T : class;
            }
            """);

        Assert.Equal(2, output["Shop.IDesk.g.cs"].CountOf("NotSupportedException(\"LLMA1006: "));
    }

    [Fact]
    public void Emit_PropertiesEventsAndIndexers_ThrowNamingTheRule()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient]
            public partial interface IDesk
            {
                string Name { get; set; }
                int Count { get; }
                int Init { get; init; }
                string this[int i, string s] { get; }
                ref int Ref { get; }
                event EventHandler? Changed;
                [Prompt("x")] Task<string> AskAsync();
            }
            """);

        Assert.Equal(9, output["Shop.IDesk.g.cs"].CountOf("NotSupportedException(\"LLMA1002: "));
    }

    [Fact]
    public void Emit_StaticAbstractMember_CreateThrowsNamingTheRule()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient]
            public partial interface IDesk
            {
                static abstract int Count { get; }
                [Prompt("x")] Task<string> AskAsync();
            }
            """);

        Assert.Contains("NotSupportedException(\"LLMA1002: ", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("class Client", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_NoPartial_WritesNothingForTheContract()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient] public interface IDesk { [Prompt("x")] Task<string> AskAsync(); }
            public class Outer { [LlmClient] public partial interface IInner { [Prompt("x")] Task<string> AskAsync(); } }
            [LlmClient] public partial interface IVariant<out T> { [Prompt("x")] Task<string> AskAsync(); }
            """);

        Assert.Equal(["LlmModels.g.cs"], output.HintNames);
    }

    [Fact]
    public void Emit_MissingPrompt_ThrowsNamingTheRule()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient] public partial interface IDesk { Task<string> AskAsync(); [Prompt("")] Task<string> EmptyAsync(); [Prompt] Task<string> NoneAsync(); [Prompt("x", File = "y")] Task<string> TwoAsync(); }
            """);

        Assert.Contains("LLMA1007: ", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
        Assert.Equal(2, output["Shop.IDesk.g.cs"].CountOf("LLMA1209: "));
        Assert.Equal(1, output["Shop.IDesk.g.cs"].CountOf("LLMA1205: "));
    }

    [Fact]
    public void Emit_ExternAlias_CreateThrowsNamingTheRule()
    {
        var other = GeneratorHarness.Compile("namespace Other; public class Thing { }").WithAssemblyName("Other");
        var compilation = GeneratorHarness.Compile("extern alias other;\n" + Sources.Usings + """
            namespace Shop;
            [LlmClient] public partial interface IDesk { [Prompt("{things}")] Task<string> AskAsync(List<other::Other.Thing[]> things); }
            """).AddReferences(other.ToMetadataReference(["other"]));

        var output = GeneratorHarness.Run(compilation, []);

        Assert.Contains("NotSupportedException(\"LLMA1014: ", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }
}
