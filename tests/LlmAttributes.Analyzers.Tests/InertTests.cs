using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LlmAttributes.Analyzers.Tests;

public sealed class InertTests
{
    [Fact]
    public async Task Analyzers_WithoutTheLibrary_DoNotLookAtAnything()
    {
        const string source = """
            namespace Other
            {
                public sealed class LlmClientAttribute : System.Attribute;
                [LlmClient] public interface IDesk { string Name { get; } }
            }
            """;
        var compilation = CSharpCompilation.Create(
            "Other", [CSharpSyntaxTree.ParseText(source)], PlatformReferences.Framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var analyzers = compilation.WithAnalyzers([new ContractAnalyzer(), new MisplacedAttributeAnalyzer()]);

        var result = await analyzers.GetAnalysisResultAsync(CancellationToken.None);

        Assert.Empty(result.GetAllDiagnostics());
        Assert.All(result.AnalyzerTelemetryInfo.Values, static info => Assert.Equal(0, info.SymbolActionsCount + info.SyntaxNodeActionsCount + info.OperationActionsCount));
    }
}
