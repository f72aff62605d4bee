using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Calls whose answers are kept.</content>
internal sealed partial class ContractParser
{
    /// <summary>Marks the parameter that parts the answers: the prompt need not name it.</summary>
    private static void ReadPartition(DeclarationLevel level, List<ParameterModel> parameters)
    {
        if (!level.IsOn(DeclarationKind.Cache) || level.Text(DeclarationKind.Cache, "PartitionBy") is not { } name)
            return;
        var index = parameters.FindIndex(parameter => parameter.PlainName == name);
        if (index >= 0)
            parameters[index] = parameters[index] with { IsRouted = true };
    }

    private static PolicyModel WithCache(IMethodSymbol method, PolicyModel policy, List<ParameterModel> parameters)
    {
        if (policy.Cache is null)
            return policy;
        if (CacheChecks.WhyNot(method) is not null)
            return policy with { Cache = null };
        return parameters.Exists(static parameter => parameter is { IsSensitive: true, IsRendered: true })
            ? policy with { Cache = policy.Cache with { IsSensitive = true } }
            : policy;
    }
}
