using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The types that [Ensemble] and [Cascade] name: whether they are made for the result of the call.</summary>
internal static class EnsembleTypes
{
    public static void Check(IMethodSymbol call, PolicyLevels levels, RuleReporter reporter)
    {
        if (levels.Nearest(PolicyKind.Ensemble) is not { AttributeClass: { IsGenericType: true, TypeArguments: { Length: 1 } arguments } } attribute
            || arguments[0] is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface } type
            || CallSymbols.ValueOf(call) is not { TypeKind: not TypeKind.Error } value)
            return;

        var demand = CandidateChecks.IsCascade(attribute) ? "ICascadeRule" : "ILlmEnsembleStrategy";
        if (Is(type, demand, value))
            return;
        foreach (var implemented in type.AllInterfaces)
        {
            if (Is(implemented, demand, value))
                return;
        }

        var anchor = ReferenceEquals(levels.Own[PolicyKind.Ensemble], attribute) ? RuleAnchor.At(attribute) : RuleAnchor.At(call);
        reporter.Report(RuleCatalog.UnfitEnsembleType, anchor, call.Name, type.Name, $"{demand}<{value.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}>");
    }

    private static bool Is(INamedTypeSymbol type, string name, ITypeSymbol value) =>
        type.Name == name && Declarations.IsOurs(type) && type.TypeArguments is { Length: 1 } arguments && SymbolEqualityComparer.Default.Equals(arguments[0], value);
}
