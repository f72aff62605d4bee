using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Attributes of a decorated interface: some policies make sense around any implementation, and not each on every member.</summary>
internal static class DecoratorChecks
{
    private const string InheritedNothing = "where nothing is inherited that it could switch off";
    private const string NoModel = "which is decorated, and no model answers for it";
    private const string NoPrompt = "which is decorated, so that there is no prompt";
    private const string NoSpeed = "since only the text of a model has a speed";

    private static readonly PolicyKind[] s_kinds =
    [
        PolicyKind.TracePerformance,
        PolicyKind.RetryWithBackoff,
        PolicyKind.Timeout,
        PolicyKind.CircuitBreaker,
        PolicyKind.Fallback,
        PolicyKind.Bulkhead,
        PolicyKind.Cache,
    ];

    public static void CheckInterface(INamedTypeSymbol type, List<IMethodSymbol> methods, PolicyLevels levels, RuleReporter reporter)
    {
        foreach (var (kind, attribute) in levels.Own.All)
        {
            if (kind is PolicyKind.Decorate)
            {
                if (!HasPolicy(type, levels))
                    EffectChecks.Report(kind, attribute, type.Name, "where no policy stands that it could apply", reporter);
                continue;
            }

            var reason = !IsPolicyOfDecorators(kind) ? "which is decorated but no contract"
                : EffectChecks.IsBesideOthers(kind, attribute, levels) ? EffectChecks.BesideOthers
                : attribute.IsDisabled() ? levels.IsInheritedOn(kind) ? null : InheritedNothing
                : WhyNoMethod(kind, methods) ?? WhyNoAnswer(kind, attribute);
            var hasStream = methods.Count == 0 || methods.Exists(CallSymbols.IsStream);
            Report(kind, attribute, type.Name, reason, hasStream ? null : "which has no stream", levels, reporter);
            if (reason is null && kind == PolicyKind.Cache && !attribute.IsDisabled())
                CacheChecks.CheckDecorated(attribute, type.Name, reporter);
        }

        CheckLastResorts(type.Name, levels, reporter);
    }

    public static void CheckMethod(IMethodSymbol method, PolicyLevels levels, RuleReporter reporter)
    {
        foreach (var (kind, attribute) in levels.Own.All)
        {
            var reason = !IsPolicyOfDecorators(kind) ? "which is decorated but no call of a contract"
                : EffectChecks.IsBesideOthers(kind, attribute, levels) ? EffectChecks.BesideOthers
                : attribute.IsDisabled() ? levels.IsInheritedOn(kind) ? null : InheritedNothing
                : WhyNot(kind, method) ?? WhyNoAnswer(kind, attribute);
            Report(kind, attribute, method.Name, reason, CallSymbols.IsStream(method) ? null : "which is no stream", levels, reporter);
            if (reason is null && kind == PolicyKind.Cache && !attribute.IsDisabled())
                CacheChecks.CheckDecorated(attribute, method.Name, reporter);
            if (reason is null)
                EffectArguments.CheckSingleAttempt(kind, attribute, method.Name, levels, reporter);
        }

        foreach (var parameter in method.Parameters)
        {
            if (ContractParser.IsTenant(parameter))
                reporter.Report(RuleCatalog.AttributeWithoutEffect, RuleAnchor.At(parameter), "Tenant", method.Name, NoModel);
            if (ContractParser.IsSensitive(parameter))
                reporter.Report(RuleCatalog.AttributeWithoutEffect, RuleAnchor.At(parameter), "Sensitive", method.Name, NoPrompt);
        }

        CheckLastResorts(method.Name, levels, reporter);
    }

    public static bool IsPolicyOfDecorators(PolicyKind kind) => Array.IndexOf(s_kinds, kind) >= 0;

    /// <summary>Why a policy does nothing on a decorated method, or <see langword="null"/>.</summary>
    public static string? WhyNot(PolicyKind kind, IMethodSymbol method) => kind switch
    {
        PolicyKind.RetryWithBackoff or PolicyKind.Timeout or PolicyKind.Bulkhead =>
            CallSymbols.IsTask(method) || CallSymbols.IsStream(method) ? null : "which returns neither a task nor a stream",
        PolicyKind.Cache when CallSymbols.IsStream(method) => "which is a stream",
        PolicyKind.Cache => HasResult(method) ? null : "which returns no result",
        _ => null,
    };

    /// <summary>Why a policy does nothing on any method of a decorated interface, or <see langword="null"/>.</summary>
    public static string? WhyNoMethod(PolicyKind kind, List<IMethodSymbol> methods) =>
        methods.Count == 0 || methods.Exists(method => WhyNot(kind, method) is null) ? null
        : kind == PolicyKind.Cache ? "none of whose methods returns a result that could be kept"
        : "none of whose methods returns a task or a stream";

    private static string? WhyNoAnswer(PolicyKind kind, AttributeData attribute) =>
        kind == PolicyKind.Fallback && FallbackChain.HasModels(attribute) && !FallbackChain.HasLastResort(attribute) && !FallbackChain.IsBroken(attribute) ? NoModel : null;

    private static bool HasResult(IMethodSymbol method) =>
        CallSymbols.IsTask(method) ? method.ReturnType is INamedTypeSymbol { TypeArguments.Length: 1 } : !method.ReturnsVoid;

    private static bool HasPolicy(INamedTypeSymbol type, PolicyLevels levels)
    {
        if (Array.Exists(s_kinds, levels.IsOn) || HasPolicyOfItsOwn(type))
            return true;

        foreach (var inherited in type.AllInterfaces)
        {
            if (HasPolicyOfItsOwn(inherited))
                return true;
        }

        // An interface that is still empty is still being written.
        return type.GetMembers().IsEmpty && type.AllInterfaces.IsEmpty;
    }

    private static bool HasPolicyOfItsOwn(INamedTypeSymbol type)
    {
        foreach (var (kind, _) in PolicySet.Read(type).All)
        {
            if (IsPolicyOfDecorators(kind))
                return true;
        }

        foreach (var member in type.GetMembers())
        {
            foreach (var (kind, _) in PolicySet.Read(member).All)
            {
                if (IsPolicyOfDecorators(kind))
                    return true;
            }
        }

        return false;
    }

    private static void Report(
        PolicyKind kind, AttributeData attribute, string owner, string? reason, string? whyNoStream, PolicyLevels levels, RuleReporter reporter)
    {
        if (reason is not null)
        {
            EffectChecks.Report(kind, attribute, owner, reason, reporter);
            return;
        }

        EffectArguments.Check(kind, attribute, owner, levels, reporter);
        if (attribute.IsDisabled())
            return;

        if (kind == PolicyKind.Fallback)
            EffectChecks.ReportModels(attribute, owner, NoModel, reporter);
        if (kind == PolicyKind.TracePerformance)
        {
            EffectArguments.Report(attribute, "CaptureContent", owner, NoPrompt, reporter);
            EffectArguments.Report(attribute, "ReportStages", owner, NoPrompt, reporter);
        }

        if (kind != PolicyKind.Timeout)
            return;

        EffectArguments.Report(attribute, "MinCharactersPerSecond", owner, NoSpeed, reporter);
        EffectArguments.Report(attribute, "ProbeSeconds", owner, NoSpeed, reporter);
        if (whyNoStream is null)
            return;

        EffectArguments.Report(attribute, "FirstTokenSeconds", owner, whyNoStream, reporter);
        EffectArguments.Report(attribute, "IdleSeconds", owner, whyNoStream, reporter);
    }

    private static void CheckLastResorts(string owner, PolicyLevels levels, RuleReporter reporter)
    {
        if (levels.Own.Fallbacks is { } own && levels.Fallbacks() is { } fallbacks && own.Contains(fallbacks[0]))
            LastResortChecks.Check(fallbacks, owner, reporter);
    }
}
