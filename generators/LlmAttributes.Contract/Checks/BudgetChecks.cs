using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The rules on budgets: settings that no limit uses, and limits below the price of a single attempt.</summary>
internal static class BudgetChecks
{
    // Counted low, so that what is reported never fits: no tokeniser in use makes less of running text.
    private const int CharactersPerToken = 8;

    private static readonly string[] s_periods = ["PerMinuteUsd", "HourlyUsd", "DailyUsd", "WeeklyUsd", "MonthlyUsd"];

    /// <summary>The nearest attribute that sets any limit.</summary>
    public static AttributeData? SourceOf(PolicyLevels levels)
    {
        if (levels.Number(PolicyKind.Budget, "PerCallUsd") is { Source: var perCall })
            return perCall;
        foreach (var name in s_periods)
        {
            if (levels.Number(PolicyKind.Budget, name) is { Source: var source })
                return source;
        }

        return levels.Number(PolicyKind.Budget, "PerTenantUsd")?.Source;
    }

    /// <summary>Reports settings that no limit uses. Those of a method are for its own limits; those of a contract may be for the limits of its methods.</summary>
    public static void CheckSettings(AttributeData attribute, bool isMethod, string owner, PolicyLevels levels, RuleReporter reporter)
    {
        if (isMethod && !SetsPeriod(attribute) && !attribute.TryGet("PerTenantUsd", out _))
        {
            foreach (var name in new[] { "Window", "TimeZone", "SoftLimit" })
                EffectArguments.Report(attribute, name, owner, "since it sets no limit of a period", reporter);
        }
        else if (levels.Setting(PolicyKind.Budget, "Window") == 1)
        {
            EffectArguments.Report(attribute, "TimeZone", owner, "since a rolling period has no calendar", reporter);
        }

        if (isMethod && !attribute.TryGet("PerTenantUsd", out _))
            EffectArguments.Report(attribute, "TenantPeriod", owner, "since 'PerTenantUsd' is not set beside it", reporter);
        if (isMethod && SourceOf(levels) is null)
            EffectArguments.Report(attribute, "OnExceeded", owner, "since no limit is set", reporter);
    }

    /// <summary>Reports models of which a single attempt may cost more than the call, so that they are never asked.</summary>
    public static void CheckPerCall(IMethodSymbol call, PolicyLevels levels, bool isEnsemble, KnownModels models, RuleReporter reporter)
    {
        if (levels.Number(PolicyKind.Budget, "PerCallUsd") is not { Value: > 0 and var limit, Source: var source })
            return;

        var declared = levels.Number(PolicyKind.ModelOptions, "MaxOutputTokens");
        var anchor = source == levels.Own[PolicyKind.Budget] ? RuleAnchor.Named(source, "PerCallUsd")
            : declared is { Source: var options } && options == levels.Own[PolicyKind.ModelOptions] ? RuleAnchor.Named(options, "MaxOutputTokens")
            : RuleAnchor.At(call);
        var input = PromptTokens(levels);
        foreach (var key in KeysOf(levels, isEnsemble))
        {
            if (models.Find(key) is not { InputUsdPerMillionTokens: { } inputPrice, OutputUsdPerMillionTokens: { } outputPrice } model)
                continue;
            var output = Math.Min(declared?.Value ?? 1, model.MaxOutputTokens ?? double.MaxValue);
            var worst = ((input * (double)inputPrice) + (output * (double)outputPrice)) / 1_000_000;
            if (worst > limit)
            {
                reporter.Report(
                    RuleCatalog.BudgetBelowOneAttempt, anchor, call.Name, AttributeValues.Display(limit), key,
                    worst.ToString("0.############", CultureInfo.InvariantCulture), input, output, inputPrice.ToString(CultureInfo.InvariantCulture), outputPrice.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    private static bool SetsPeriod(AttributeData attribute)
    {
        foreach (var name in s_periods)
        {
            if (attribute.TryGet(name, out _))
                return true;
        }

        return false;
    }

    private static List<string> KeysOf(PolicyLevels levels, bool isEnsemble)
    {
        var keys = new List<string>();
        if (isEnsemble)
        {
            foreach (var key in EnsembleVoices.Keys(levels))
                Add(key);
            return keys;
        }

        var candidates = CallCandidates.Of(levels);
        foreach (var key in candidates.Routed)
            Add(key);
        foreach (var fallback in candidates.Fallbacks)
            Add(fallback.Key);
        return keys;

        void Add(string? key)
        {
            if (key is not null && !keys.Contains(key))
                keys.Add(key);
        }
    }

    private static int PromptTokens(PolicyLevels levels)
    {
        var characters = Constant(levels.Own[PolicyKind.Prompt]?.Text(0)) + Constant(levels.Nearest(PolicyKind.SystemPrompt)?.Text(0));
        return characters / CharactersPerToken;
    }

    // What braces hold is a placeholder, or counts as one.
    private static int Constant(string? template)
    {
        var (count, depth) = (0, 0);
        foreach (var c in template ?? "")
        {
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            count += depth <= 0 && c != '}' ? 1 : 0;
        }

        return count;
    }
}
