using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Tools of a hedged call, which both requests would run.</content>
internal sealed partial class ContractParser
{
    private readonly HashSet<AttributeData> _readTools = new();

    private Fault? ReadTools(IMethodSymbol method, DeclarationLevel level, PolicyModel policy, out EquatableArray<ToolModel> tools)
    {
        tools = default;
        if (level.Find(DeclarationKind.Tools) is not { } attribute)
            return null;

        Fault? fault = null;
        var isFirst = _readTools.Add(attribute);
        var read = new List<ToolModel>();
        var reader = new ToolReader(_facts, _type, _shapes, _written);
        var types = attribute.ConstructorArguments is { Length: 1 } arguments && arguments[0] is { Kind: TypedConstantKind.Array, Values: { IsDefaultOrEmpty: false } values } ? values : default;
        for (var i = 0; !types.IsDefault && i < types.Length; i++)
        {
            if (types[i].Value is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } host)
                continue;

            var before = read.Count;
            var anchor = RuleAnchor.Element(attribute, 0, i);
            reader.Read(host, read, (name, why, remedy) =>
            {
                if (isFirst)
                    _reporter.Report(RuleCatalog.UnsupportedTool, anchor, name, host.Name, why, remedy);
                fault ??= Describe(RuleCatalog.UnsupportedTool, name, host.Name, why, remedy);
            });
            if (read.Count == before && fault is null && isFirst && _reporter.IsListening)
                _reporter.Report(RuleCatalog.AttributeWithoutEffect, anchor, host.Name, method.Name, "which has no [LlmTool]");
        }

        tools = read.ToEquatableArray();
        return fault ?? CheckSideEffects(method, level, policy, attribute, read);
    }

    private Fault? CheckSideEffects(IMethodSymbol method, DeclarationLevel level, PolicyModel policy, AttributeData attribute, List<ToolModel> tools)
    {
        if (tools.Find(static tool => tool.HasSideEffects) is not { } changing)
            return null;

        var own = ReferenceEquals(level.Own[DeclarationKind.Tools], attribute) ? RuleAnchor.At(attribute) : RuleAnchor.At(method);
        if (_reporter.IsListening && policy.Retry is { } retry && retry.MaxAttempts is null or > 1)
            _reporter.Report(RuleCatalog.RetriedTools, own, method.Name, "tool", changing.Name);
        return policy is { Hedge: not null, Ensemble: null } && HasSecondCandidate(policy)
            ? Raise(RuleCatalog.HedgedToolParameters, own, method.Name, changing.Name, "put [Hedge(Enabled = false)] on it")
            : null;
    }

    private Fault? CheckTools(IMethodSymbol method, DeclarationLevel level, PolicyModel policy)
    {
        if (policy is not { Hedge: not null, Ensemble: null } || ToolsOf(method) is not { } tools || !HasSecondCandidate(policy))
            return null;

        var own = level.Own[DeclarationKind.Hedge];
        return Raise(
            RuleCatalog.HedgedToolParameters,
            own is null ? RuleAnchor.At(tools) : RuleAnchor.At(own),
            method.Name,
            tools.Name,
            own is null ? "put [Hedge(Enabled = false)] on it" : "remove [Hedge]");
    }

    /// <summary>The first parameter that is a tool or a sequence of tools.</summary>
    public static IParameterSymbol? ToolsOf(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (RoleOf(parameter.Type) is ParameterRole.Tool or ParameterRole.Tools)
                return parameter;
        }

        return null;
    }

    // As many as HedgeChecks counts: without a second one [Hedge] has no effect, which is a rule of its own.
    private static bool HasSecondCandidate(PolicyModel policy)
    {
        var first = policy.Route is { } route ? route.Models[0] : policy.Model;
        foreach (var model in policy.Route?.Models ?? default)
        {
            if (model != first)
                return true;
        }

        foreach (var fallback in policy.Fallback)
        {
            if (((fallback.On ?? ErrorKindSet.Default) & ErrorKindSet.Timeout) == 0)
                continue;

            foreach (var model in fallback.Models)
            {
                if (model != first)
                    return true;
            }
        }

        return false;
    }
}
