using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.CodeFixes;

/// <summary>Moves a placeholder behind the text that providers could cache.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MovePlaceholderFix))]
public sealed class MovePlaceholderFix() : TextFix("MovePlaceholder", RuleIds.VolatilePrefix)
{
    private protected override string? Title(Diagnostic diagnostic, SyntaxNode root, SourceText text) =>
        Find(diagnostic, root, text) is { } found ? $"Move '{found.Hole}' to the end" : null;

    private protected override IEnumerable<TextChange> Changes(SyntaxNode root, SourceText text, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            if (Find(diagnostic, root, text) is not { } found)
                continue;

            yield return new(diagnostic.Location.SourceSpan, "");
            yield return new(new(found.End, 0), found.Separator + found.Hole);
        }
    }

    // Only a text of one literal has its end where the placeholder is.
    private static (string Hole, int End, string Separator)? Find(Diagnostic diagnostic, SyntaxNode root, SourceText text)
    {
        var span = diagnostic.Location.SourceSpan;
        if (!root.FullSpan.Contains(span) || text.ToString(span) is not { Length: > 2 } hole || hole[0] != '{' || hole[hole.Length - 1] != '}')
            return null;

        var token = root.FindToken(span.Start);
        if (!token.Span.Contains(span))
            return null;

        if (token.IsKind(SyntaxKind.StringLiteralToken))
            return (hole, token.Span.End - 1, token.Text[0] == '@' ? "\n" : "\\n");
        if (!token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken))
            return null;

        // The last line holds nothing but the closing quotes, whose indentation all lines have.
        var last = text.Lines.GetLineFromPosition(token.Span.End);
        var closing = text.ToString(TextSpan.FromBounds(last.Start, token.Span.End));
        var indentation = closing.Substring(0, closing.Length - closing.TrimStart().Length);
        return (hole, text.Lines[last.LineNumber - 1].End, "\n" + indentation);
    }
}
