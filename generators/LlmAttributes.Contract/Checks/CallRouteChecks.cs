using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The rules on the models of a call: whether they can do what it needs, and whether its route finds what it goes by.</summary>
internal static class CallRouteChecks
{
    private const int Vision = 1;
    private const int Audio = 2;
    private const int Tools = 4;
    private const int Streaming = 16;

    // Fewer letters than this are no token in any vocabulary of today, on the average of a text.
    private const int MostLettersPerToken = 8;

    // More tokens than this make the texts of few languages; scripts of one letter a word may need more.
    private const int FewLettersPerToken = 2;

    private static readonly string[] s_abilities = ["Vision", "Audio", "Tools", "StructuredOutput", "Streaming", "Reasoning"];

    public static void Check(IMethodSymbol call, PolicyLevels levels, KnownModels models, RuleReporter reporter)
    {
        if (!reporter.IsListening)
            return;
        var isRouted = levels.IsOn(PolicyKind.RouteBy);
        var anchor = levels.Own[isRouted ? PolicyKind.RouteBy : PolicyKind.Model] is { } own ? RuleAnchor.At(own) : RuleAnchor.At(call);
        if (isRouted)
            CheckKeys(call, levels, anchor, reporter);
        if (RouteParameters.Sticky(call) is { } sticky && !(isRouted && RouteChecks.IsBy(levels.Nearest(PolicyKind.RouteBy)!, RouteChecks.Sticky)) && levels.Own[PolicyKind.PromptVariant] is null && !levels.IsOn(PolicyKind.Shadow))
            reporter.Report(RuleCatalog.AttributeWithoutEffect, RuleAnchor.At(sticky), "StickyKey", call.Name, "where no [RouteBy] goes by key");
        if (models.IsEmpty)
            return;
        var keys = CallCandidates.Of(levels).Routed;
        CheckAbilities(call, levels, keys, models, anchor, reporter);
        CheckWindow(call, levels, keys, models, anchor, reporter);
        if (isRouted)
            CheckConstraints(call, levels, keys, models, anchor, reporter);
    }

    private static void CheckKeys(IMethodSymbol call, PolicyLevels levels, RuleAnchor anchor, RuleReporter reporter)
    {
        var route = levels.Nearest(PolicyKind.RouteBy)!;
        if (RouteChecks.IsBy(route, RouteChecks.Sticky) && RouteParameters.Sticky(call) is null && !Takes(call, ParameterRole.CallOptions) && !Takes(call, ParameterRole.ChatOptions))
            reporter.Report(RuleCatalog.RouteWithoutKey, anchor, call.Name, "a key", "mark one with [StickyKey], or take LlmCallOptions");
        if (!RouteChecks.IsBy(route, RouteChecks.TaskType) || Takes(call, ParameterRole.CallOptions))
            return;
        if (RouteParameters.TableType(levels.Table(PolicyKind.RouteTask)) is { } type && RouteParameters.Task(call, type) is null)
            reporter.Report(RuleCatalog.RouteWithoutKey, anchor, call.Name, "the kind of task", $"add one of type '{type.Name}', or mark one of several with [TaskType]");
    }

    private static void CheckAbilities(IMethodSymbol call, PolicyLevels levels, List<string?> keys, KnownModels models, RuleAnchor anchor, RuleReporter reporter)
    {
        var needed = levels.Setting(PolicyKind.RouteBy, "Requires") ?? 0;
        if (!levels.IsOn(PolicyKind.RouteBy))
            needed = 0;
        if (CallSymbols.IsStream(call))
            needed |= Streaming;
        if (Takes(call, ParameterRole.Tool) || Takes(call, ParameterRole.Tools))
            needed |= Tools;
        var takesMedia = Takes(call, ParameterRole.Attachment) || Takes(call, ParameterRole.Attachments);
        foreach (var key in keys)
        {
            if (models.Find(key) is not { Capabilities: { } abilities })
                continue;
            if ((needed & ~abilities) is var missing and not 0)
                reporter.Report(RuleCatalog.CapabilityMissing, anchor, key!, Names(missing), call.Name);
            else if (takesMedia && (abilities & (Vision | Audio)) == 0)
                reporter.Report(RuleCatalog.CapabilityMissing, anchor, key!, "'Vision' or 'Audio'", call.Name);
        }
    }

    private static void CheckWindow(IMethodSymbol call, PolicyLevels levels, List<string?> keys, KnownModels models, RuleAnchor anchor, RuleReporter reporter)
    {
        var letters = (levels.Own[PolicyKind.Prompt]?.Text(0)?.Length ?? 0) + (levels.Nearest(PolicyKind.SystemPrompt)?.Text(0)?.Length ?? 0);
        var output = (long)(levels.Number(PolicyKind.ModelOptions, "MaxOutputTokens")?.Value ?? 0);
        var least = (letters / MostLettersPerToken) + output;
        var most = (letters / FewLettersPerToken) + output;
        foreach (var key in keys)
        {
            if (models.Find(key) is not { ContextWindow: { } window } || most <= window)
                continue;
            var (rule, tokens) = least > window ? (RuleCatalog.PromptAboveWindow, least) : (RuleCatalog.PromptNearWindow, most);
            reporter.Report(rule, anchor, call.Name, tokens.ToString(CultureInfo.InvariantCulture), window.ToString(CultureInfo.InvariantCulture), key!);
        }
    }

    private static void CheckConstraints(IMethodSymbol call, PolicyLevels levels, List<string?> keys, KnownModels models, RuleAnchor anchor, RuleReporter reporter)
    {
        var causes = "";
        foreach (var key in keys)
        {
            if (Cause(levels, models.Find(key)) is not { } cause)
                return;
            causes += $"{(causes.Length == 0 ? "" : "; ")}'{key}': {cause}";
        }

        if (causes.Length > 0)
            reporter.Report(RuleCatalog.NobodyLeft, anchor, call.Name, causes);
    }

    private static string? Cause(PolicyLevels levels, KnownModel? model)
    {
        if (model is null)
            return null;
        if (levels.Number(PolicyKind.RouteBy, "MinQuality") is { Value: var minimum } && model.Quality < minimum)
            return $"quality {AttributeValues.Display(model.Quality!.Value)} is below {AttributeValues.Display(minimum)}";
        if (levels.Setting(PolicyKind.RouteBy, "Requires") is { } required && model.Capabilities is { } abilities && (required & ~abilities) is var missing and not 0)
            return $"cannot do {Names(missing)}";
        var regions = Regions(levels);
        return model.Region is { } region && !regions.IsEmpty && !Has(regions, region) ? $"region '{region}'" : null;
    }

    private static EquatableArray<string> Regions(PolicyLevels levels)
    {
        for (var level = levels; level is not null; level = level.Outer)
        {
            if (level.Own[PolicyKind.RouteBy] is { } attribute && AttributeReader.Texts(attribute, "Regions") is { IsEmpty: false } regions)
                return regions;
        }

        return default;
    }

    private static bool Has(EquatableArray<string> values, string value)
    {
        foreach (var candidate in values)
        {
            if (string.Equals(candidate, value, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool Takes(IMethodSymbol call, ParameterRole role)
    {
        foreach (var parameter in call.Parameters)
        {
            if (ContractParser.RoleOf(parameter.Type) == role)
                return true;
        }

        return false;
    }

    private static string Names(int abilities)
    {
        var names = "";
        for (var i = 0; i < s_abilities.Length; i++)
        {
            if ((abilities >> i & 1) != 0)
                names += $"{(names.Length == 0 ? "'" : ", '")}{s_abilities[i]}'";
        }

        return names;
    }
}
