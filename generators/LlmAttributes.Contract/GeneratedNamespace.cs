using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace LlmAttributes.Contract;

/// <summary>The namespace of what is generated once for an assembly.</summary>
internal static class GeneratedNamespace
{
    public static string Of(string? assemblyName)
    {
        var text = assemblyName ?? "";
        var name = new StringBuilder(text.Length + 1);
        foreach (var c in text)
            name.Append(SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_');
        if (name.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(name[0]) || SyntaxFacts.GetKeywordKind(name.ToString()) != SyntaxKind.None)
            name.Insert(0, '_');
        return name.Insert(0, "LlmAttributes.Generated.").ToString();
    }
}
