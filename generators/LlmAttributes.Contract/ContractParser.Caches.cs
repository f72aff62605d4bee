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

    private PolicyModel WithCache(IMethodSymbol method, PolicyModel policy, List<ParameterModel> parameters, EquatableArray<ToolModel> tools)
    {
        if (policy.Cache is null)
            return policy;
        if (CacheChecks.WhyNot(method) is not null)
            return policy with { Cache = null };
        var cache = WithMeaning(method, policy.Cache, parameters, tools);
        return policy with { Cache = cache with { IsSensitive = parameters.Exists(static parameter => parameter is { IsSensitive: true, IsRendered: true }) } };
    }

    private CacheModel WithMeaning(IMethodSymbol method, CacheModel cache, List<ParameterModel> parameters, EquatableArray<ToolModel> tools)
    {
        if (!cache.IsSemantic)
            return cache;
        if (SemanticCacheChecks.WhyTyped(method, tools) is { } reason)
            _reporter.Report(RuleCatalog.SemanticCacheOnAction, RuleAnchor.At(method), method.Name, reason);
        if (SemanticCacheChecks.FindMeaning(cache, parameters, out var meaning) is { } fault)
            _reporter.Report(RuleCatalog.SemanticCacheWithoutText, RuleAnchor.At(method), method.Name, fault);
        return cache with { IsSemantic = meaning is not null, MeaningOf = meaning };
    }
}
