using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Guards that see too little, and what is not sent to a shadow.</content>
internal sealed partial class ContractParser
{
    // The caller would have the answer before the guard.
    private Fault? CheckGuards(IMethodSymbol method, DeclarationLevel level)
    {
        if (!CallSymbols.IsStream(method))
            return null;

        foreach (var attribute in GuardReader.Of(level, isInput: false))
        {
            if (AttributeReader.Boolean(attribute, "Enabled") == false || GuardReader.HoldsStream(level, attribute) || GuardReader.TypeOf(attribute) is not { } type)
                continue;
            var isOwn = level.Own.OutputGuards?.Contains(attribute) == true;
            return Raise(RuleCatalog.GuardOnStream, isOwn ? RuleAnchor.At(attribute) : RuleAnchor.At(method), type.Name, method.Name);
        }

        return null;
    }

    private PolicyModel WithoutIdleShadow(IMethodSymbol method, DeclarationLevel level, PolicyModel policy, EquatableArray<ToolModel> tools)
    {
        if (policy.Shadow is not { } shadow)
            return policy;
        if (ShadowChecks.WhyNot(method, shadow.AllowTools, shadow.AllowSensitive) is not null)
            return policy with { Shadow = null };
        if (shadow.AllowTools)
            return policy;

        foreach (var tool in tools)
        {
            if (!tool.HasSideEffects)
                continue;
            if (level.Own[DeclarationKind.Shadow] is { } own)
                _reporter.Report(RuleCatalog.AttributeWithoutEffect, RuleAnchor.At(own), "Shadow", method.Name, $"whose tool '{tool.Name}' changes something, and 'AllowTools' is not set");
            return policy with { Shadow = null };
        }

        return policy;
    }
}
