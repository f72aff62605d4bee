using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The rules on calls whose answers had better not be kept, or not for everybody.</summary>
internal static class CachedCallChecks
{
    private static readonly string[] s_clocks = ["DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeProvider"];

    public static void Check(IMethodSymbol call, PolicyLevels levels, RuleReporter reporter)
    {
        if (!levels.IsOn(PolicyKind.Cache) || CacheChecks.WhyNot(call) is not null)
            return;

        if (levels.Number(PolicyKind.ModelOptions, "Temperature") is { Value: > 0 } temperature && !HasSeed(levels))
            reporter.Report(RuleCatalog.CachedChance, AnchorOf(levels, call), call.Name, AttributeValues.Display(temperature.Value));
        if (levels.IsOn(PolicyKind.Tools))
            reporter.Report(RuleCatalog.CachedTools, AnchorOf(levels, call), call.Name);

        foreach (var parameter in call.Parameters)
        {
            if (Array.IndexOf(s_clocks, NameOf(parameter.Type)) >= 0)
                reporter.Report(RuleCatalog.CachedClock, RuleAnchor.At(parameter), call.Name, parameter.Name);
        }
    }

    /// <summary>Whether a parameter that stands in no prompt says whom the kept answers are for, and does not part them.</summary>
    public static bool IsUnpartedOwner(IMethodSymbol call, IParameterSymbol parameter, DeclarationLevel level)
    {
        if (!level.IsOn(DeclarationKind.Cache) || !OwnerNames.IsOwner(parameter.Name) || CacheChecks.WhyNot(call) is not null || level.Text(DeclarationKind.Cache, "PartitionBy") == parameter.Name)
            return false;

        // A cache by meaning breaks a rule of its own there.
        var isSemantic = level.Boolean(DeclarationKind.Cache, "Semantic") == true && IsSticky(parameter);
        return !isSemantic && !(OptimizeChecks.IsKept(call) && level.IsOn(DeclarationKind.OptimizeQuery) && Contains(level.Texts(DeclarationKind.OptimizeQuery, "PartitionBy"), parameter.Name));
    }

    /// <summary>Whether a parameter keeps calls together.</summary>
    public static bool IsSticky(IParameterSymbol parameter) => ParameterMarks.Has(parameter, "StickyKeyAttribute");

    private static RuleAnchor AnchorOf(PolicyLevels levels, IMethodSymbol call) => levels.Own[PolicyKind.Cache] is { } own ? RuleAnchor.At(own) : RuleAnchor.At(call);

    private static bool HasSeed(PolicyLevels levels)
    {
        for (var level = levels; level is not null; level = level.Outer)
        {
            if (level.Own[PolicyKind.ModelOptions] is { } options && options.TryGet("Seed", out _))
                return true;
        }

        return false;
    }

    private static string NameOf(ITypeSymbol type) => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0].Name : type.Name;

    private static bool Contains(EquatableArray<string> names, string name)
    {
        foreach (var other in names)
        {
            if (other == name)
                return true;
        }

        return false;
    }
}
