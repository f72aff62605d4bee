using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlmAttributes.Generators.Reuse;

/// <summary>
/// The fingerprint of everything that can change what a declaration means: all declarations of all files, the references and the options, but no body, comment or white
/// space. Two compilations of one shape give one contract the same model, so that typing in a method body costs no parsing.
/// </summary>
internal static class DeclarationShape
{
    private static readonly ConditionalWeakTable<Compilation, StrongBox<Shape>> s_compilations = new();
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<Shape>> s_trees = new();
    private static readonly ConditionalWeakTable<object, StrongBox<ulong>> s_identities = new();
    private static long s_lastIdentity;

    public static Shape Of(Compilation compilation, CancellationToken token) =>
        s_compilations.TryGetValue(compilation, out var known) ? known.Value : s_compilations.GetValue(compilation, c => new(Read(c, token))).Value;

    private static Shape Read(Compilation compilation, CancellationToken token)
    {
        var shape = Shape.Empty.With(compilation.AssemblyName ?? "").With(IdentityOf(compilation.Options));
        foreach (var reference in compilation.References)
            shape = shape.With(IdentityOf(reference));
        foreach (var tree in compilation.SyntaxTrees)
        {
            token.ThrowIfCancellationRequested();
            shape = shape.With(s_trees.GetValue(tree, t => new(Read(t, token))).Value);
        }

        return shape;
    }

    private static Shape Read(SyntaxTree tree, CancellationToken token)
    {
        var root = tree.GetRoot(token);

        // What a directive changes depends on where it stands among declarations and bodies; only those at the top of the file stay where they are.
        if (root.ContainsDirectives && HasInnerDirective(root))
            return Shape.Empty.With(tree.GetText(token).ToString());

        var shape = Shape.Empty;
        for (var directive = root.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            if (ChangesMeaning(directive))
                shape = shape.With(directive.ToString());
        }

        return Add(shape, root);
    }

    private static bool HasInnerDirective(SyntaxNode root)
    {
        var first = root.GetFirstToken(includeZeroWidth: true).SpanStart;
        for (var directive = root.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            if (directive.SpanStart > first && ChangesMeaning(directive))
                return true;
        }

        return false;
    }

    private static bool ChangesMeaning(DirectiveTriviaSyntax directive) =>
        directive.Kind() is not (SyntaxKind.RegionDirectiveTrivia or SyntaxKind.EndRegionDirectiveTrivia or SyntaxKind.PragmaWarningDirectiveTrivia);

    private static Shape Add(Shape shape, SyntaxNode node)
    {
        foreach (var child in node.ChildNodesAndTokens())
        {
            shape = shape.With((ulong)child.RawKind);
            if (child.AsNode() is { } inner)
                shape = inner is BlockSyntax or ArrowExpressionClauseSyntax or GlobalStatementSyntax ? shape : Add(shape, inner);
            else
                shape = shape.With(child.AsToken().Text);
        }

        return shape;
    }

    // References and options are compared as objects: a host hands the same ones on while they do not change.
    private static ulong IdentityOf(object value) => s_identities.GetValue(value, static _ => new((ulong)Interlocked.Increment(ref s_lastIdentity))).Value;
}
