using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.CodeFixes;

/// <summary>Gives a model the name of its successor, or of the listed model that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseNearestModelFix))]
public sealed class UseNearestModelFix() : TextFix("UseNearestModel", RuleIds.UnknownModelId, RuleIds.RetiredModel)
{
    private protected override string? Title(Diagnostic diagnostic, SyntaxNode root, SourceText text) =>
        Change(diagnostic, text) is { NewText: { } name } ? $"Use '{name}'" : null;

    private protected override IEnumerable<TextChange> Changes(SyntaxNode root, SourceText text, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            if (Change(diagnostic, text) is { } change)
                yield return change;
        }
    }

    // A name that stands elsewhere, as a constant, may be meant for others too.
    private static TextChange? Change(Diagnostic diagnostic, SourceText text)
    {
        if (!diagnostic.Properties.TryGetValue(RuleProperties.Name, out var name) || name is null
            || !diagnostic.Properties.TryGetValue(RuleProperties.Nearest, out var nearest) || nearest is null)
            return null;

        var span = diagnostic.Location.SourceSpan;
        if (span.End > text.Length)
            return null;

        var at = text.ToString(span).IndexOf('"' + name + '"', StringComparison.Ordinal);
        return at < 0 ? null : new TextChange(new TextSpan(span.Start + at + 1, name.Length), nearest);
    }
}
