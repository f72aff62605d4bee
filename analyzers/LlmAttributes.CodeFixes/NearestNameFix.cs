using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.CodeFixes;

/// <summary>A fix that puts the name that was probably meant in the place of the one that stands there.</summary>
public abstract class NearestNameFix : TextFix
{
    private protected NearestNameFix(string key, params string[] ids)
        : base(key, ids)
    {
    }

    private protected abstract string TitleOf(string nearest);

    /// <summary>Finds the name in the text that a report covers.</summary>
    /// <returns>Where it begins; below 0 where it does not stand.</returns>
    private protected abstract int Find(string covered, string name);

    private protected sealed override string? Title(Diagnostic diagnostic, SyntaxNode root, SourceText text) =>
        Change(diagnostic, text) is { NewText: { } nearest } ? TitleOf(nearest) : null;

    private protected sealed override IEnumerable<TextChange> Changes(SyntaxNode root, SourceText text, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            if (Change(diagnostic, text) is { } change)
                yield return change;
        }
    }

    private TextChange? Change(Diagnostic diagnostic, SourceText text)
    {
        if (!diagnostic.Properties.TryGetValue(RuleProperties.Name, out var name) || name is null
            || !diagnostic.Properties.TryGetValue(RuleProperties.Nearest, out var nearest) || nearest is null)
            return null;

        var span = diagnostic.Location.SourceSpan;
        if (span.End > text.Length)
            return null;

        var at = Find(text.ToString(span), name);
        return at < 0 ? null : new TextChange(new TextSpan(span.Start + at, name.Length), nearest);
    }
}
