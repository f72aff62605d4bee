using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The rules on calls whose answers had better not be kept, or not for everybody.</summary>
internal static class CachedCallChecks
{
    private static readonly string[] s_clocks = ["DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeProvider"];
    private static readonly string[] s_owners = ["tenant", "user", "customer", "account", "organization", "organisation"];

    public static void Check(IMethodSymbol call, PolicyLevels levels, RuleReporter reporter)
    {
        if (!levels.IsOn(PolicyKind.Cache) || CacheChecks.WhyNot(call) is not null)
            return;

        if (levels.Number(PolicyKind.ModelOptions, "Temperature") is { Value: > 0 } temperature && !HasSeed(levels))
            reporter.Report(RuleCatalog.CachedChance, AnchorOf(levels, call), call.Name, AttributeValues.Display(temperature.Value));
        if (levels.IsOn(PolicyKind.Tools))
            reporter.Report(RuleCatalog.CachedTools, AnchorOf(levels, call), call.Name);

        // A parameter that stands in no prompt is another rule's matter, unless something else reads it.
        var partition = PartitionOf(levels);
        foreach (var parameter in call.Parameters)
        {
            if (Array.IndexOf(s_clocks, NameOf(parameter.Type)) >= 0)
                reporter.Report(RuleCatalog.CachedClock, RuleAnchor.At(parameter), call.Name, parameter.Name);
            else if (parameter.Name != partition && ParameterMarks.Has(parameter, "StickyKeyAttribute") && !ContractParser.IsTenant(parameter) && LooksLikeOwner(parameter.Name))
                reporter.Report(RuleCatalog.UnpartitionedCache, RuleAnchor.At(parameter), call.Name, parameter.Name);
        }
    }

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

    private static string? PartitionOf(PolicyLevels levels)
    {
        for (var level = levels; level is not null; level = level.Outer)
        {
            if (level.Own[PolicyKind.Cache] is { } cache && AttributeReader.Text(cache, "PartitionBy") is { } name)
                return name;
        }

        return null;
    }

    private static string NameOf(ITypeSymbol type) => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0].Name : type.Name;

    private static bool LooksLikeOwner(string name) => Array.Exists(s_owners, owner => name.StartsWith(owner, StringComparison.OrdinalIgnoreCase));
}
