using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.CodeFixes;

/// <summary>Gives a placeholder the name of the nearest parameter.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenamePlaceholderFix))]
public sealed class RenamePlaceholderFix() : TextFix("RenamePlaceholder", RuleIds.UnknownPlaceholder)
{
    private protected override string? Title(Diagnostic diagnostic, SyntaxNode root, SourceText text) =>
        Change(diagnostic, text) is { NewText: { } nearest } ? $"Rename to '{{{nearest}}}'" : null;

    private protected override IEnumerable<TextChange> Changes(SyntaxNode root, SourceText text, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            if (Change(diagnostic, text) is { } change)
                yield return change;
        }
    }

    // The report covers the hole only where the prompt is made of plain literals; elsewhere there is nothing to rename here.
    private static TextChange? Change(Diagnostic diagnostic, SourceText text)
    {
        if (!diagnostic.Properties.TryGetValue(RuleProperties.Name, out var name) || name is null
            || !diagnostic.Properties.TryGetValue(RuleProperties.Nearest, out var nearest) || nearest is null)
            return null;

        var span = diagnostic.Location.SourceSpan;
        if (span.End > text.Length)
            return null;

        var hole = text.ToString(span);
        var start = hole.StartsWith("{", StringComparison.Ordinal) ? 1 : 0;
        return string.CompareOrdinal(hole, start, name, 0, name.Length) == 0
            ? new TextChange(new TextSpan(span.Start + start, name.Length), nearest)
            : null;
    }
}
