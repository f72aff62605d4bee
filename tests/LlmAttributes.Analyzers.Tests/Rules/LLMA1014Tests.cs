using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1014Tests
{
    private const string Far = """
        namespace Far;
        public enum Mood { Happy, Sad }
        public class Box<T> { public class Inner { public override string ToString() => ""; } }
        public interface IHidden { internal System.Threading.Tasks.Task<string> HideAsync(); }
        """;

    [Theory]
    [InlineData("Task<far::Far.Mood> {|#0:AskAsync|}(string x, CancellationToken cancellationToken = default);", "Mood")]
    [InlineData("Task<string> {|#0:AskAsync|}(far::Far.Mood x, CancellationToken cancellationToken = default);", "Mood")]
    [InlineData("Task<string> {|#0:AskAsync|}(List<far::Far.Mood[]> x, CancellationToken cancellationToken = default);", "Mood")]
    [InlineData("Task<string> {|#0:AskAsync|}(far::Far.Box<int>.Inner x, CancellationToken cancellationToken = default);", "Inner")]
    [InlineData("Task<string> {|#0:AskAsync|}<T>(T x, CancellationToken cancellationToken = default) where T : far::Far.Box<int>;", "Box")]
    public Task Type_BehindAnExternAlias_IsReported(string method, string type) => Verify.ReportsAsync(
        $$"""
        extern alias far;

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {x}.")]
            {{method}}
        }
        """,
        test =>
        {
            test.TestState.AdditionalReferences.Add(CompileFar().WithAliases(["far"]));
            test.ExpectedDiagnostics.Add(new Microsoft.CodeAnalysis.Testing.DiagnosticResult(Verify.RuleOf("LLMA1014"))
                .WithLocation(0)
                .WithArguments("AskAsync", type, "is known by an extern alias only", "reference its assembly without an alias too"));
        });

    [Fact]
    public Task Type_BehindAnExternAliasOfADecoratedInterface_IsReported() => Verify.ReportsAsync(
        """
        extern alias far;

        [Decorate]
        public partial interface IStore
        {
            [TracePerformance]
            Task<far::Far.Mood> {|LLMA1014:FindAsync|}(string x, CancellationToken cancellationToken = default);
        }
        """,
        static test => test.TestState.AdditionalReferences.Add(CompileFar().WithAliases(["far"])));

    [Fact]
    public Task Type_KnownWithAndWithoutAnAlias_IsQuiet() => Verify.QuietAsync(
        """
        extern alias far;

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {x}.")]
            Task<far::Far.Mood> AskAsync(string x, CancellationToken cancellationToken = default);
        }
        """,
        static test => test.TestState.AdditionalReferences.Add(CompileFar().WithAliases(["global", "far"])));

    [Fact]
    public Task Member_ThatIsNotAccessible_IsReported() => Verify.ReportsAsync(
        """
        [LlmClient]
        public partial interface {|#0:IDesk|} : Far.IHidden
        {
            [Prompt("Greet {x}.")]
            Task<string> AskAsync(string x, CancellationToken cancellationToken = default);
        }
        """,
        static test =>
        {
            test.TestState.AdditionalReferences.Add(CompileFar());
            test.ExpectedDiagnostics.Add(new Microsoft.CodeAnalysis.Testing.DiagnosticResult(Verify.RuleOf("LLMA1014"))
                .WithLocation(0)
                .WithArguments("IDesk", "HideAsync", "is not accessible here", "make it public"));
        });

    [Fact]
    public Task Type_PrivateToTheContractsContainer_IsQuiet() => Verify.QuietAsync("""
        public partial class Desk
        {
            private enum Mood { Happy, Sad }

            [LlmClient]
            private partial interface IDesk
            {
                [Prompt("Greet {x}.")]
                Task<Mood> AskAsync(string x, CancellationToken cancellationToken = default);
            }
        }
        """);

    [Fact]
    public Task Contract_LocalToItsFile_IsReported() => Verify.ReportsAsync("LLMA1014", """
        [LlmClient]
        file partial interface {|#0:IDesk|}
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """, "IDesk", "IDesk", "is local to its file", "remove 'file'");

    [Fact]
    public Task Contract_Internal_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        internal partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1014", """
        [LlmClient]
        file partial interface {|LLMA1014:IDesk|}
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    private static PortableExecutableReference CompileFar()
    {
        using var image = new MemoryStream();
        var compilation = CSharpCompilation.Create(
            "Far", [CSharpSyntaxTree.ParseText(Far)], PlatformReferences.Framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(compilation.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
