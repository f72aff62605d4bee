using System.Reflection;
using LlmAttributes.Contract;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Analyzers.Tests;

public sealed class CatalogTests
{
    private static readonly string[] s_sections = ["## Cause", "## Bad", "## Good", "## When to suppress", "## Related"];

    public static TheoryData<string> Ids => [.. typeof(RuleIds).GetFields().Select(static constant => (string)constant.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Id_OfARule_HasADescriptorOfItsName(string id)
    {
        var rule = Verify.RuleOf(id);
        var name = typeof(RuleIds).GetFields().Single(constant => (string)constant.GetRawConstantValue()! == id).Name;

        Assert.Same(rule, typeof(RuleCatalog).GetField(name, BindingFlags.Public | BindingFlags.Static)!.GetValue(null));
        Assert.Matches("^LLMA[0-9]{4}$", id);
        Assert.StartsWith("LlmAttributes.", rule.Category, StringComparison.Ordinal);
        Assert.EndsWith($"/analyzers/docs/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
    }

    [Fact]
    public void Descriptors_AreAsManyAsIds() => Assert.Equal(Ids.Count, RuleCatalog.All.Length);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Message_OfARule_NamesSubjectFaultAndRemedy(string id)
    {
        var message = Verify.RuleOf(id).MessageFormat.ToString(null);

        Assert.Contains("; ", message, StringComparison.Ordinal);
        Assert.Contains("{0}", message, StringComparison.Ordinal);
        Assert.False(message.EndsWith('.'));
        Assert.False(Verify.RuleOf(id).Title.ToString(null).EndsWith('.'));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_OfARule_HasAllSections(string id)
    {
        var page = Repository.Read("analyzers", "docs", id + ".md");
        var rule = Verify.RuleOf(id);

        Assert.StartsWith($"# {id}: {rule.Title}\n\n{rule.DefaultSeverity}, `{rule.Category}`\n", page, StringComparison.Ordinal);
        Assert.All(s_sections, section => Assert.Contains($"\n{section}\n", page, StringComparison.Ordinal));
        Assert.InRange(page.Split('\n').Length - 1, 1, 40);
    }

    [Fact]
    public void Pages_AreThoseOfRulesAndBuild()
    {
        var pages = Directory.GetFiles(Path.Combine(Repository.Root, "analyzers", "docs"), "LLMA*.md").Select(Path.GetFileNameWithoutExtension);

        Assert.Equal([RuleTable.BuildRule, .. RuleCatalog.All.Select(static rule => rule.Id)], pages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void BuildRule_LinksToItsPage() =>
        Assert.Contains(
            $"Code=\"{RuleTable.BuildRule}\"", Repository.Read("src", "LlmAttributes", "buildTransitive", "LlmAttributes.targets"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void ReleaseFiles_HaveARowForTheRule(string id)
    {
        var rule = Verify.RuleOf(id);
        var rows = (Repository.Read("generators", "LlmAttributes.Contract", "AnalyzerReleases.Shipped.md")
            + Repository.Read("generators", "LlmAttributes.Contract", "AnalyzerReleases.Unshipped.md")).Split('\n');

        Assert.Contains($"{id} | {rule.Category} | {(rule.IsEnabledByDefault ? rule.DefaultSeverity : "Disabled")} | {rule.Title}", rows);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Tests_OfARule_StandInTheirOwnClass(string id) =>
        Assert.NotNull(typeof(CatalogTests).Assembly.GetType($"LlmAttributes.Analyzers.Tests.Rules.{id}Tests"));

    [Fact]
    public void Readme_HasTheTableOfRules()
    {
        var readme = Repository.Read("README.md");
        var expected = RuleTable.Insert(readme);
        if (Environment.GetEnvironmentVariable("LLMA_UPDATE_README") == "1")
            File.WriteAllText(Path.Combine(Repository.Root, "README.md"), expected);
        else
            Assert.Equal(expected, readme);
    }

    [Fact]
    public void Rules_AreReportedByAnAnalyzer()
    {
        Assert.Equal(RuleCatalog.All, new ContractAnalyzer().SupportedDiagnostics);
        Assert.All(RuleCatalog.All, static rule => Assert.Equal(rule.Id != RuleIds.TaskOfPrompt, rule.IsEnabledByDefault));
        Assert.DoesNotContain(RuleCatalog.All, static rule => rule.DefaultSeverity == DiagnosticSeverity.Hidden);
    }
}
