using System.Globalization;
using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Analyzers.Tests;

/// <summary>Renders the table of rules that stands in the README between two comments.</summary>
internal static class RuleTable
{
    private const string Begin = "<!-- rules:begin -->";
    private const string End = "<!-- rules:end -->";

    /// <summary>The one rule that the build reports, before there is a compiler to run an analyzer in.</summary>
    public const string BuildRule = "LLMA0001";

    public static string Render()
    {
        var table = new StringBuilder("| Rule | Severity | What it says |\n|---|---|---|\n");
        table.Append(CultureInfo.InvariantCulture, $"| [{BuildRule}](analyzers/docs/{BuildRule}.md) | Error | The compiler must be new enough |\n");
        foreach (var rule in RuleCatalog.All)
            table.Append(CultureInfo.InvariantCulture, $"| [{rule.Id}](analyzers/docs/{rule.Id}.md) | {rule.DefaultSeverity} | {rule.Title} |\n");
        return table.ToString();
    }

    /// <summary>Puts the table into a text that has the two comments.</summary>
    public static string Insert(string text)
    {
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
            throw new InvalidOperationException($"README.md lacks '{Begin}' and '{End}'; add both where the table belongs.");
        return text[..(begin + Begin.Length)] + "\n" + Render() + text[end..];
    }
}
