using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using LlmAttributes.Contract;

namespace LlmAttributes.CodeFixes;

/// <summary>Gives a placeholder the name of the nearest parameter.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenamePlaceholderFix))]
public sealed class RenamePlaceholderFix() : NearestNameFix("RenamePlaceholder", RuleIds.UnknownPlaceholder)
{
    private protected override string TitleOf(string nearest) => $"Rename to '{{{nearest}}}'";

    // The report covers the hole only where the prompt is made of plain literals; elsewhere there is nothing to rename here.
    private protected override int Find(string covered, string name)
    {
        var start = covered.StartsWith("{", StringComparison.Ordinal) ? 1 : 0;
        return string.CompareOrdinal(covered, start, name, 0, name.Length) == 0 ? start : -1;
    }
}
