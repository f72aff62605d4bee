using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The rules on the numbers and tables of routes.</summary>
internal static class RouteChecks
{
    /// <summary>The weights that an attribute sets.</summary>
    public static List<double> Weights(AttributeData route)
    {
        var weights = new List<double>();
        if (!route.TryGet("Weights", out var value) || value is not { Kind: TypedConstantKind.Array, Values: { IsDefaultOrEmpty: false } values })
            return weights;
        foreach (var weight in values)
            weights.Add(AttributeValues.Number(weight) ?? double.NaN);
        return weights;
    }

    /// <summary>The first fault in the tables of one level.</summary>
    public static Fault? FindInTables(Declarations own, string owner)
    {
        foreach (var row in own.RouteTasks ?? [])
        {
            if (CandidateChecks.Check(PolicyKind.RouteTask, row, hasInherited: false, owner, RuleReporter.None) is { } fault)
                return fault;
        }

        foreach (var row in own.RouteBands ?? [])
        {
            if (CandidateChecks.Check(PolicyKind.RouteBand, row, hasInherited: false, owner, RuleReporter.None) is { } fault)
                return fault;
        }

        return null;
    }
}
