using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Attributes of a decorated interface: three policies make sense around any implementation, and not on every member.</summary>
internal static class DecoratorChecks
{
    public static void CheckInterface(INamedTypeSymbol type, PolicyLevels levels, RuleReporter reporter)
    {
        var hasTask = false;
        var hasMethod = false;
        foreach (var member in type.GetMembers())
        {
            if (member is not IMethodSymbol method || !CallSymbols.IsCall(method) || CallSymbols.IsStream(method))
                continue;
            hasMethod = true;
            hasTask |= CallSymbols.IsTask(method);
        }

        foreach (var (kind, attribute) in levels.Own.All)
        {
            if (kind is PolicyKind.Decorate)
            {
                if (!HasPolicy(type, levels))
                    EffectChecks.Report(kind, attribute, type.Name, "where no policy stands that it could apply", reporter);
                continue;
            }

            var reason = !IsPolicyOfDecorators(kind) ? "which is decorated but no contract"
                : attribute.IsDisabled() && !levels.IsInheritedOn(kind) ? "where nothing is inherited that it could switch off"
                : hasMethod && !hasTask && kind != PolicyKind.TracePerformance ? "none of whose methods returns a task"
                : null;
            Report(kind, attribute, type.Name, reason, levels, reporter);
        }
    }

    private static bool HasPolicy(INamedTypeSymbol type, PolicyLevels levels)
    {
        if (levels.IsOn(PolicyKind.TracePerformance) || levels.IsOn(PolicyKind.RetryWithBackoff) || levels.IsOn(PolicyKind.Timeout) || HasPolicyOfItsOwn(type))
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

    public static void CheckMethod(IMethodSymbol method, PolicyLevels levels, RuleReporter reporter)
    {
        foreach (var (kind, attribute) in levels.Own.All)
        {
            var reason = !IsPolicyOfDecorators(kind) ? "which is decorated but no call of a contract"
                : CallSymbols.IsStream(method) ? "which is a stream and passes through unchanged"
                : attribute.IsDisabled() && !levels.IsInheritedOn(kind) ? "where nothing is inherited that it could switch off"
                : !CallSymbols.IsTask(method) && kind != PolicyKind.TracePerformance ? "which returns no task"
                : null;
            Report(kind, attribute, method.Name, reason, levels, reporter);
            if (reason is null)
                EffectArguments.CheckSingleAttempt(kind, attribute, method.Name, levels, reporter);
        }
    }

    private static void Report(PolicyKind kind, AttributeData attribute, string owner, string? reason, PolicyLevels levels, RuleReporter reporter)
    {
        if (reason is not null)
        {
            EffectChecks.Report(kind, attribute, owner, reason, reporter);
            return;
        }

        EffectArguments.Check(kind, attribute, owner, levels, reporter);
        if (kind == PolicyKind.Timeout && !attribute.IsDisabled())
            EffectChecks.ReportStreamLimits(attribute, owner, "which has no streamed call", reporter);
    }

    public static bool IsPolicyOfDecorators(PolicyKind kind) => kind is PolicyKind.TracePerformance or PolicyKind.RetryWithBackoff or PolicyKind.Timeout;
}
