using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlmAttributes.Analyzers;

/// <summary>Remembers per syntax tree whether it is worth a look, since an edit replaces one tree and leaves the others.</summary>
internal static class TreeContent
{
    private static readonly ConditionalWeakTable<SyntaxTree, object> s_known = new();
    private static readonly object s_yes = new();
    private static readonly object s_no = new();

    /// <summary>Whether a tree has an interface or a constant with attributes.</summary>
    public static bool MayDeclare(SyntaxTree tree, CancellationToken cancellation)
    {
        if (!s_known.TryGetValue(tree, out var answer))
        {
            var found = Scan(tree.GetRoot(cancellation)) ? s_yes : s_no;
            answer = s_known.GetValue(tree, _ => found);
        }

        return answer == s_yes;
    }

    private static bool Scan(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes(static node =>
            node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            if (node is InterfaceDeclarationSyntax { AttributeLists.Count: > 0 })
                return true;
            if (node is FieldDeclarationSyntax { AttributeLists.Count: > 0 } field && field.Modifiers.Any(SyntaxKind.ConstKeyword))
                return true;
        }

        return false;
    }
}
