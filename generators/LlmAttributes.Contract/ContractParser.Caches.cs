using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Calls whose answers are kept.</content>
internal sealed partial class ContractParser
{
    /// <summary>Marks the parameters that part the answers or the history: the prompt need not name them.</summary>
    private static void ReadPartitions(DeclarationLevel level, List<ParameterModel> parameters)
    {
        if (level.IsOn(DeclarationKind.Cache) && level.Text(DeclarationKind.Cache, "PartitionBy") is { } partition)
            Mark(partition);
        if (!level.IsOn(DeclarationKind.OptimizeQuery))
            return;
        foreach (var name in level.Texts(DeclarationKind.OptimizeQuery, "PartitionBy"))
            Mark(name);

        void Mark(string name)
        {
            var index = parameters.FindIndex(parameter => parameter.PlainName == name);
            if (index >= 0)
                parameters[index] = parameters[index] with { IsRouted = true };
        }
    }

    /// <summary>What parts the history of a call's queries. Of those that are kept nowhere there is nothing to part.</summary>
    private static PolicyModel WithHistory(PolicyModel policy, List<ParameterModel> parameters)
    {
        if (policy.Optimize is not { } optimize)
            return policy;
        if (parameters.Exists(static parameter => parameter is { IsRendered: true } and ({ IsSensitive: true } or { IsUntrusted: true })))
            return policy with { Optimize = optimize with { IsPrivate = true, PartitionBy = default } };
        if (optimize.PartitionBy.IsEmpty)
            return policy;
        var found = new List<string>(optimize.PartitionBy.Count);
        foreach (var name in optimize.PartitionBy)
        {
            if (!found.Contains(name) && parameters.Exists(parameter => parameter.Role == ParameterRole.Value && parameter.PlainName == name))
                found.Add(name);
        }

        return policy with { Optimize = optimize with { PartitionBy = found.ToEquatableArray() } };
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

    /// <summary>Finds whom the answers of a cache by meaning are for, where nothing parts them.</summary>
    private Fault? CheckOwner(IMethodSymbol method, PolicyModel policy)
    {
        if (policy.Cache is not { IsSemantic: true } cache)
            return null;
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Name != cache.PartitionBy && (parameter.Name == cache.MeaningOf || CachedCallChecks.IsSticky(parameter)) && OwnerNames.IsOwner(parameter.Name) && !IsTenant(parameter))
                return Raise(RuleCatalog.UnpartitionedSemanticCache, RuleAnchor.At(parameter), method.Name, parameter.Name);
        }

        return null;
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
