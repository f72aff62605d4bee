using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Which types have a text of their own.</summary>
internal static class TextOwners
{
    /// <summary>The type when its text is nothing but its name: a class or struct that neither overrides <c>ToString</c> nor formats itself.</summary>
    public static string? FindTextless(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Delegate, IsRecord: false, IsTupleType: false } named || type.SpecialType != SpecialType.None)
            return null;

        // What derives from an open class may have a text, as what implements an interface may.
        if (named is { TypeKind: TypeKind.Class, IsAbstract: true } || IsFormattable(named))
            return null;

        for (var at = named; at is not null && at.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType); at = at.BaseType)
        {
            foreach (var member in at.GetMembers("ToString"))
            {
                if (member is IMethodSymbol { IsOverride: true, Parameters.IsEmpty: true })
                    return null;
            }
        }

        return named.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
    }

    private static bool IsFormattable(INamedTypeSymbol type)
    {
        foreach (var implemented in type.AllInterfaces)
        {
            if (implemented.SpecialType == SpecialType.System_Collections_IEnumerable
                || implemented is { Name: "IFormattable" or "ISpanFormattable", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
                return true;
        }

        return false;
    }
}
