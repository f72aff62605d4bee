using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.CodeFixes;

/// <summary>Makes a contract, or a type around it, partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix))]
public sealed class MakePartialFix() : TextFix("MakePartial", RuleIds.InterfaceNotPartial, RuleIds.ContainingTypeNotPartial)
{
    private protected override string? Title(Diagnostic diagnostic, SyntaxNode root, SourceText text) =>
        Find<TypeDeclarationSyntax>(root, diagnostic) is { } type ? $"Make '{type.Identifier.ValueText}' partial" : null;

    private protected override IEnumerable<TextChange> Changes(SyntaxNode root, SourceText text, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            // One click mends the way from the interface to the outermost type, or the next error would stand one type further out.
            for (var type = Find<TypeDeclarationSyntax>(root, diagnostic); type is not null; type = type.Parent as TypeDeclarationSyntax)
            {
                if (!type.Modifiers.Any(SyntaxKind.PartialKeyword))
                    yield return new TextChange(new TextSpan(type.Keyword.SpanStart, 0), "partial ");
            }
        }
    }
}
