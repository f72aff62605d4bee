using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The rules that compare model keys with the declared models.</summary>
internal static class ModelKeyChecks
{
    public static void CheckKeys(PolicyKind kind, AttributeData attribute, string owner, KnownModels models, RuleReporter reporter)
    {
        if (models.IsEmpty)
            return;

        if (kind is PolicyKind.Model or PolicyKind.EnsembleMember or PolicyKind.Shadow && attribute.Text(0) is { } single)
        {
            CheckKey(single, RuleAnchor.Positional(attribute, 0), owner, models, reporter);
            return;
        }

        if (kind is PolicyKind.Repair or PolicyKind.MonitorQuality && attribute.TryGet("EscalateTo", out var stronger) && stronger.Value is string escalation)
        {
            CheckKey(escalation, RuleAnchor.Named(attribute, "EscalateTo"), owner, models, reporter);
            return;
        }

        if (kind == PolicyKind.OptimizeQuery && attribute.TryGet("Rewriter", out var written) && written.Value is string rewriter)
        {
            CheckKey(rewriter, RuleAnchor.Named(attribute, "Rewriter"), owner, models, reporter);
            return;
        }

        if (kind == PolicyKind.Ensemble)
            CheckHelpers(attribute, owner, models, reporter);

        var parameter = CandidateChecks.KeysParameter(kind, attribute);
        if (parameter < 0)
            return;

        var keys = attribute.Keys(parameter);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] is { } key)
                CheckKey(key, RuleAnchor.Element(attribute, parameter, i), owner, models, reporter);
        }
    }

    /// <summary>Reports a budget whose models have no price: once per model, on the level that brings budget and model together.</summary>
    public static void CheckBudget(PolicyLevels levels, bool isEnsemble, string owner, KnownModels models, RuleReporter reporter)
    {
        if (BudgetChecks.SourceOf(levels) is null)
            return;

        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (isEnsemble)
        {
            Check(PolicyKind.Ensemble);
            return;
        }

        if (levels.IsOn(PolicyKind.RouteBy))
        {
            Check(PolicyKind.RouteBy);
            foreach (var row in levels.RouteRows())
                CheckSource(PolicyKinds.Of(row), row);
        }
        else
            Check(PolicyKind.Model);
        foreach (var fallback in levels.Fallbacks() ?? [])
            CheckSource(PolicyKind.Fallback, fallback);

        void Check(PolicyKind kind)
        {
            if (levels.KeysSource(kind) is { } source)
                CheckSource(kind, source);
        }

        void CheckSource(PolicyKind kind, AttributeData source)
        {
            var ownBudget = levels.Own[PolicyKind.Budget] is not null;
            if (!ownBudget && levels.Own[kind] is null)
                return;

            foreach (var key in kind == PolicyKind.Ensemble ? KeysOf(kind, source).AddRange(HelpersOf(source)) : KeysOf(kind, source))
            {
                if (key is not null && models.IsUnpriced(key) && seen.Add(key))
                    reporter.Report(RuleCatalog.BudgetWithoutPrice, RuleAnchor.At(ownBudget ? levels.Own[PolicyKind.Budget]! : source), owner, key);
            }
        }
    }

    private static ImmutableArray<string?> KeysOf(PolicyKind kind, AttributeData attribute) =>
        kind == PolicyKind.Model ? ImmutableArray.Create(attribute.Text(0)) : attribute.Keys(CandidateChecks.KeysParameter(kind, attribute));

    private static void CheckHelpers(AttributeData attribute, string owner, KnownModels models, RuleReporter reporter)
    {
        foreach (var name in EnsembleEffects.Helpers)
        {
            if (attribute.TryGet(name, out var named) && named.Value is string key)
                CheckKey(key, RuleAnchor.Named(attribute, name), owner, models, reporter);
        }
    }

    private static IEnumerable<string?> HelpersOf(AttributeData attribute)
    {
        foreach (var name in EnsembleEffects.Helpers)
        {
            if (attribute.TryGet(name, out var named) && named.Value is string key)
                yield return key;
        }
    }

    private static void CheckKey(string key, RuleAnchor anchor, string owner, KnownModels models, RuleReporter reporter)
    {
        if (models.Contains(key))
            return;

        var nearest = NearestName.Find(key, models.Keys);
        var remedy = nearest is null ? "declare it with [LlmModel]" : $"use '{nearest}' or declare it with [LlmModel]";
        var severity = models.IsStrict ? DiagnosticSeverity.Error : RuleCatalog.UnknownModel.DefaultSeverity;
        reporter.Report(RuleCatalog.UnknownModel, anchor, severity, RuleProperties.Of(key, nearest), key, owner, remedy);
    }
}
