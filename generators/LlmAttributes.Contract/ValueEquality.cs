using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Which types a cache can tell arguments apart by: those that are equal when what they hold is.</summary>
internal sealed class ValueEquality(IAssemblySymbol assembly)
{
    private readonly HashSet<ITypeSymbol> _seen = new(SymbolEqualityComparer.Default);

    /// <summary>Says what keeps a type from being compared by value, to follow its name; <see langword="null"/> when nothing does.</summary>
    public string? WhyNot(ITypeSymbol type)
    {
        if (type is ITypeParameterSymbol)
            return "which may be any type";
        if (IsPlain(type))
            return null;

        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return WhyNot(nullable.TypeArguments[0]);
        if (type is not INamedTypeSymbol named || !IsComposed(named))
            return "which is not compared by value";

        // A record that holds itself is compared by the rest of what it holds.
        return _seen.Add(type) ? WhyNotMembers(named) : null;
    }

    private string? WhyNotMembers(INamedTypeSymbol type)
    {
        if (type.IsTupleType)
        {
            foreach (var element in type.TupleElements)
            {
                if (WhyNot(element.Type) is { } reason)
                    return Describe(element.Name, element.Type, reason);
            }

            return null;
        }

        foreach (var member in type.GetMembers())
        {
            if (Compared(member) is { } held && WhyNot(held) is { } reason)
                return Describe(member is IFieldSymbol { AssociatedSymbol: { } property } ? property.Name : member.Name, held, reason);
        }

        return type is { IsReferenceType: true, BaseType: { SpecialType: not SpecialType.System_Object } parent } ? WhyNotMembers(parent) : null;
    }

    // Fields are what is compared. Those of other assemblies may not be visible, so their properties speak for them.
    private ITypeSymbol? Compared(ISymbol member) => member switch
    {
        { IsStatic: true } => null,
        IFieldSymbol field when IsHere(field) || field.DeclaredAccessibility == Accessibility.Public => field.Type,
        IPropertySymbol { IsIndexer: false, DeclaredAccessibility: Accessibility.Public } property when !IsHere(property) => property.Type,
        _ => null,
    };

    private bool IsHere(ISymbol member) => SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, assembly);

    private static string Describe(string member, ITypeSymbol type, string reason) =>
        reason.StartsWith("whose ", StringComparison.Ordinal) ? reason : $"whose '{member}' is of type '{Short(type)}', {reason}";

    private static bool IsPlain(ITypeSymbol type)
    {
        if (type.TypeKind is TypeKind.Enum or TypeKind.Error)
            return true;

        switch (type.SpecialType)
        {
            case SpecialType.System_Boolean or SpecialType.System_Char or SpecialType.System_String or SpecialType.System_DateTime:
            case SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16:
            case SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64:
            case SpecialType.System_IntPtr or SpecialType.System_UIntPtr:
            case SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal:
                return true;
        }

        return type is { ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
            && type.Name is "Guid" or "DateTimeOffset" or "TimeSpan" or "DateOnly" or "TimeOnly" or "Uri" or "Version" or "Half" or "Int128" or "UInt128";
    }

    // Whether a struct is a record is not to be seen in another assembly, but what it implements is.
    private static bool IsComposed(INamedTypeSymbol type)
    {
        if (type.IsTupleType || type is { IsRecord: true, IsReferenceType: true })
            return true;
        if (!type.IsValueType || type.IsRefLikeType)
            return false;

        var isEquatable = false;
        foreach (var implemented in type.AllInterfaces)
        {
            // What holds a sequence tends to compare where it is and not what is in it.
            if (implemented.SpecialType == SpecialType.System_Collections_IEnumerable)
                return false;
            isEquatable |= implemented is { Name: "IEquatable", TypeArguments: { Length: 1 } arguments } && SymbolEqualityComparer.Default.Equals(arguments[0], type);
        }

        return isEquatable;
    }

    private static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
