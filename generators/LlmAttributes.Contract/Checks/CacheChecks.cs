using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Caches that do nothing where they stand, and arguments of theirs that do nothing.</summary>
internal static class CacheChecks
{
    private static readonly string[] s_ofCalls = ["Mode", "MaxAgeSeconds", "Jitter", "FailureSeconds", "Tags", "PartitionBy", "Semantic", "MeaningOf", "MaxWrongHitRate", "SemanticShadow"];

    /// <summary>Why the answers of a contract's call are not kept.</summary>
    public static string? WhyNot(IMethodSymbol call)
    {
        if (CallSymbols.IsEnsembleResponse(call))
            return "whose result shows the answer of each member, which is not kept";
        foreach (var parameter in call.Parameters)
        {
            if (ContractParser.IsMemory(parameter))
                return "whose answers depend on its conversation";
            if (ChunkParameters.Is(parameter) && ChunkParameters.IsRead(parameter.Type))
                return $"whose document '{parameter.Name}' is read while the call runs, so that equal calls are not known before";
            if (ChunkParameters.Is(parameter) && CallSymbols.IsStream(call))
                return "which streams what it makes of many answers";
        }

        return null;
    }

    /// <summary>Why neither the answers of a call nor, where its interface is decorated too, the results of the method are kept.</summary>
    public static string? WhyNot(IMethodSymbol call, bool isDecorated)
    {
        var reason = WhyNot(call);
        return isDecorated && DecoratorChecks.WhyNot(PolicyKind.Cache, call) is null ? null : reason;
    }

    /// <summary>Why nothing of an interface is kept.</summary>
    public static string? WhyNoCall(List<IMethodSymbol> calls, bool isDecorated)
    {
        foreach (var call in calls)
        {
            if (WhyNot(call, isDecorated) is null)
                return null;
        }

        return "none of whose answers can be kept";
    }

    /// <summary>Reports the arguments that say nothing about decorated methods.</summary>
    public static void CheckDecorated(AttributeData attribute, string owner, RuleReporter reporter)
    {
        foreach (var name in s_ofCalls)
            EffectArguments.Report(attribute, name, owner, "since a decorated method knows 'DurationSeconds' and 'MaxEntries' alone", reporter);
    }

    public static void CheckArguments(AttributeData attribute, ISymbol owner, List<IMethodSymbol> calls, bool isDecorated, RuleReporter reporter)
    {
        if (!isDecorated)
            EffectArguments.Report(attribute, "MaxEntries", owner.Name, "since 'LlmCacheOptions.MaxEntries' bounds the answers of all calls", reporter);
        if (AttributeReader.Text(attribute, "PartitionBy") is { } partition && !calls.Exists(call => HasPartition(call, partition)))
            EffectArguments.Report(attribute, "PartitionBy", owner.Name, $"where no parameter '{partition}' could part the answers", reporter);
    }

    private static bool HasPartition(IMethodSymbol call, string name)
    {
        foreach (var parameter in call.Parameters)
        {
            if (parameter.Name == name && ContractParser.RoleOf(parameter.Type) == ParameterRole.Value && !ContractParser.IsTenant(parameter))
                return true;
        }

        return false;
    }
}
