using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LlmAttributes.Generators;

/// <summary>What generated code depends on in the compilation that receives it.</summary>
/// <param name="ModelsNamespace">The namespace of the generated models.</param>
internal sealed record TargetCapabilities(string ModelsNamespace)
{
    public static TargetCapabilities From(Compilation compilation, CancellationToken token) =>
        new("LlmAttributes.Generated." + ToIdentifier(compilation.AssemblyName ?? ""));

    public static string ToIdentifier(string assemblyName)
    {
        var name = new StringBuilder(assemblyName.Length + 1);
        foreach (var c in assemblyName)
            name.Append(SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_');
        if (name.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(name[0]) || SyntaxFacts.GetKeywordKind(name.ToString()) != SyntaxKind.None)
            name.Insert(0, '_');
        return name.ToString();
    }
}
