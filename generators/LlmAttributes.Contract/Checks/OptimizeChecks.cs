using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Arguments of query optimizing that do nothing where they stand.</summary>
internal static class OptimizeChecks
{
    public static void CheckArguments(AttributeData attribute, ISymbol owner, List<IMethodSymbol> calls, PolicyLevels levels, RuleReporter reporter)
    {
        var kept = calls.FindAll(IsKept);
        if (kept.Count == 0 || levels.IsOn(PolicyKind.MaskPersonalData))
        {
            EffectArguments.Report(attribute, "PartitionBy", owner.Name, "since the text of sensitive, untrusted or masked queries is kept nowhere", reporter);
            return;
        }

        foreach (var name in AttributeReader.Texts(attribute, "PartitionBy"))
        {
            if (!kept.Exists(call => HasPartition(call, name)))
                EffectArguments.Report(attribute, "PartitionBy", owner.Name, $"where no parameter '{name}' could part the history", reporter);
        }
    }

    /// <summary>Whether the text of a call's queries may be kept.</summary>
    public static bool IsKept(IMethodSymbol call)
    {
        foreach (var parameter in call.Parameters)
        {
            if (ContractParser.IsValue(parameter) && !ContractParser.IsTenant(parameter) && (ContractParser.IsSensitive(parameter) || ParameterMarks.Has(parameter, ParameterMarks.Untrusted)))
                return false;
        }

        return true;
    }

    private static bool HasPartition(IMethodSymbol call, string name)
    {
        foreach (var parameter in call.Parameters)
        {
            if (parameter.Name == name && ContractParser.IsValue(parameter) && !ContractParser.IsTenant(parameter))
                return true;
        }

        return false;
    }
}
