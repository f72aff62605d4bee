using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Caches that do nothing where they stand.</summary>
internal static class CacheChecks
{
    /// <summary>Why the answers of a call are not kept.</summary>
    public static string? WhyNot(IMethodSymbol call)
    {
        if (CallSymbols.IsEnsembleResponse(call))
            return "whose result shows the answer of each member, which is not kept";
        if (CallSymbols.IsStream(call))
            return "which is a stream";
        foreach (var parameter in call.Parameters)
        {
            if (ContractParser.IsMemory(parameter))
                return "whose answers depend on its conversation";
        }

        return null;
    }

    /// <summary>Why none of a contract's calls keeps its answers.</summary>
    public static string? WhyNoCall(List<IMethodSymbol> calls)
    {
        foreach (var call in calls)
        {
            if (WhyNot(call) is null)
                return null;
        }

        return "none of whose answers can be kept";
    }
}
