using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Guards that nobody can make, and those that do nothing where they stand.</summary>
internal static class GuardChecks
{
    private const string InheritedNothing = "where nothing is inherited that it could switch off";

    /// <summary>Reports a guard that neither the container nor the client can make.</summary>
    public static void Check(PolicyKind kind, AttributeData attribute, string owner, RuleReporter reporter)
    {
        if (kind is not (PolicyKind.InputGuard or PolicyKind.OutputGuard) || attribute.IsDisabled() || GuardReader.TypeOf(attribute) is not { TypeKind: TypeKind.Class, IsAbstract: false } type)
            return;

        foreach (var constructor in type.InstanceConstructors)
        {
            if (constructor.DeclaredAccessibility == Accessibility.Public)
                return;
        }

        reporter.Report(RuleCatalog.UnmakeableGuard, RuleAnchor.At(attribute), type.Name, owner);
    }

    /// <summary>Why a guard does nothing where it stands, or <see langword="null"/>.</summary>
    public static string? WhyNot(PolicyKind kind, AttributeData attribute, PolicyLevels levels)
    {
        foreach (var other in levels.Own.Of(kind))
        {
            if (ReferenceEquals(other, attribute))
                break;
            if (GuardReader.IsSame(other, attribute))
                return "where the same guard stands before it";
        }

        return attribute.IsDisabled() && !IsInheritedOn(kind, attribute, levels.Outer) ? InheritedNothing : null;
    }

    /// <summary>Reports a setting for streams on a call that is none.</summary>
    public static void CheckCall(AttributeData attribute, IMethodSymbol call, RuleReporter reporter)
    {
        if (!CallSymbols.IsStream(call))
            EffectArguments.Report(attribute, "HoldStream", call.Name, "which is no stream", reporter);
    }

    private static bool IsInheritedOn(PolicyKind kind, AttributeData attribute, PolicyLevels? levels)
    {
        for (; levels is not null; levels = levels.Outer)
        {
            if (levels.Own.Of(kind).Find(other => GuardReader.IsSame(other, attribute)) is { } inherited)
                return !inherited.IsDisabled();
        }

        return false;
    }
}
