using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The rules on ensembles that could vote, but not as one thinks.</summary>
internal static class EnsembleChecks
{
    private const int MajorityVote = 0;

    public static void Check(IMethodSymbol call, PolicyLevels levels, KnownModels models, RuleReporter reporter)
    {
        if (!reporter.IsListening || levels.KeysSource(PolicyKind.Ensemble) is not { } source)
            return;

        var keys = EnsembleVoices.Keys(levels);
        var anchor = levels.Own[PolicyKind.Ensemble] is { } own ? RuleAnchor.At(own) : RuleAnchor.At(call);
        if (IsMajority(source))
            CheckMajority(call, levels, anchor, reporter);
        EnsembleTypes.Check(call, levels, reporter);
        CheckSamples(call, levels, anchor, reporter);
        CheckWeights(call, levels, anchor, reporter);
        CheckTime(call, levels, anchor, reporter);
        if (source.TryGet("Judge", out var named) && named.Value is string judge && keys.Contains(judge))
            reporter.Report(RuleCatalog.JudgeIsMember, anchor, call.Name, judge);
        CheckCost(call, levels, keys, models, anchor, reporter);
    }

    private static bool IsMajority(AttributeData source) =>
        source.AttributeClass is { IsGenericType: false, Name: "EnsembleAttribute" } && source.ConstructorArguments is { Length: > 0 } arguments && arguments[0].Value is MajorityVote;

    private static void CheckMajority(IMethodSymbol call, PolicyLevels levels, RuleAnchor anchor, RuleReporter reporter)
    {
        var voices = EnsembleVoices.Of(levels);
        if (voices % 2 == 0 && voices > 0 && levels.Setting(PolicyKind.Ensemble, "TieBreak") is null)
            reporter.Report(RuleCatalog.EvenMajority, anchor, call.Name, voices);
        if (CallSymbols.IsText(call) || CallSymbols.IsStream(call))
            reporter.Report(RuleCatalog.ExactVoteOnText, anchor, call.Name);
    }

    // A model that is asked twice in the same way at temperature 0 says twice the same.
    private static void CheckSamples(IMethodSymbol call, PolicyLevels levels, RuleAnchor anchor, RuleReporter reporter)
    {
        if (levels.Number(PolicyKind.Ensemble, "Samples") is not { Value: > 1 and var samples } || levels.Number(PolicyKind.ModelOptions, "Temperature") is not { Value: 0 })
            return;
        foreach (var member in levels.Table(PolicyKind.EnsembleMember))
        {
            if (member.Number("Temperature") > 0)
                return;
        }

        reporter.Report(RuleCatalog.SamplesAtZero, anchor, call.Name, (int)samples);
    }

    private static void CheckWeights(IMethodSymbol call, PolicyLevels levels, RuleAnchor anchor, RuleReporter reporter)
    {
        var (sum, count) = (0d, 0);
        foreach (var member in levels.Table(PolicyKind.EnsembleMember))
        {
            if (member.Number("Weight") is not { } weight || weight >= 1)
                return;
            sum += weight;
            count++;
        }

        if (count > 1 && Math.Abs(sum - 1) > 0.001)
            reporter.Report(RuleCatalog.MemberWeightsSum, anchor, call.Name, AttributeValues.Display(Math.Round(sum, 6)));
    }

    private static void CheckTime(IMethodSymbol call, PolicyLevels levels, RuleAnchor anchor, RuleReporter reporter)
    {
        if (levels.Number(PolicyKind.Ensemble, "TimeoutSeconds") is { Value: > 0 and var all } && levels.Number(PolicyKind.Timeout, "AttemptSeconds") is { Value: var attempt } && attempt > all)
            reporter.Report(RuleCatalog.EnsembleTimeBelowMembers, anchor, call.Name, AttributeValues.Display(all), AttributeValues.Display(attempt));
    }

    private static void CheckCost(IMethodSymbol call, PolicyLevels levels, System.Collections.Immutable.ImmutableArray<string?> keys, KnownModels models, RuleAnchor anchor, RuleReporter reporter)
    {
        var samples = EnsembleVoices.Of(levels) / Math.Max(1, keys.Length);
        var output = levels.Number(PolicyKind.ModelOptions, "MaxOutputTokens")?.Value;
        var (worst, input, cheapest) = (0d, 0d, double.MaxValue);
        foreach (var key in keys)
        {
            if (key is null || models.Find(key) is not { InputUsdPerMillionTokens: { } inputPrice, OutputUsdPerMillionTokens: { } outputPrice } model)
                return;
            worst += samples * (double)outputPrice * Math.Min(output ?? 0, model.MaxOutputTokens ?? double.MaxValue) / 1_000_000;
            input += samples * (double)inputPrice;
            cheapest = Math.Min(cheapest, (double)inputPrice);
        }

        if (levels.Number(PolicyKind.Budget, "PerCallUsd") is { Value: > 0 and var limit } && worst > limit)
            reporter.Report(RuleCatalog.BudgetBelowMembers, anchor, call.Name, AttributeValues.Display(limit), keys.Length * samples, AttributeValues.Display(Math.Round(worst, 6)));
        if (cheapest > 0)
            reporter.Report(RuleCatalog.CostOfMembers, anchor, call.Name, keys.Length * samples, AttributeValues.Display(Math.Round(input, 6)), AttributeValues.Display(Math.Round(input / cheapest, 1)));
    }
}
