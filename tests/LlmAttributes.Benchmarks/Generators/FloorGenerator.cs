using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlmAttributes.Benchmarks.Generators;

/// <summary>The least a generator on the same attribute can do: one output per contract, an empty class.</summary>
internal sealed class FloorGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var names = context.SyntaxProvider.ForAttributeWithMetadataName(
            "LlmAttributes.LlmClientAttribute",
            static (node, _) => node is InterfaceDeclarationSyntax,
            static (found, _) => found.TargetSymbol.Name);
        context.RegisterSourceOutput(names, static (output, name) => output.AddSource(name + ".g.cs", $"internal sealed class {name}Client;\n"));
    }
}
