using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Finds out how parameters are made of text.</summary>
internal static class ParameterInputs
{
    public static InputModel Of(ITypeSymbol type, ParameterRole role, CompilationFacts facts)
    {
        if (role != ParameterRole.Value)
            return InputModel.Left;
        if (type.SpecialType == SpecialType.System_String)
            return InputModel.Text;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return Of(nullable.TypeArguments[0], facts, isOptional: true);
        return IsSequenceOfStrings(type) ? new(ParameterInput.Lines) : Of(type, facts, isOptional: false);
    }

    private static InputModel Of(ITypeSymbol type, CompilationFacts facts, bool isOptional)
    {
        if (type.SpecialType == SpecialType.System_Boolean)
            return new(ParameterInput.Switch, "bool", isOptional);
        if (type.TypeKind == TypeKind.Enum)
            return new(ParameterInput.Choice, facts.NameOf(type), isOptional) { Choices = NamesOf(type) };
        return IsParsable(type) ? new(ParameterInput.Value, facts.NameOf(type), isOptional) : InputModel.None;
    }

    // Those of the framework that implement IParsable<T> in every version that the library runs on.
    private static bool IsParsable(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Char or SpecialType.System_DateTime => true,
        SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16 => true,
        SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64 => true,
        SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal => true,
        SpecialType.None => type is { ContainingType: null, Name: "Guid" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" or "Half" or "Int128" or "UInt128" }
            && type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
        _ => false,
    };

    private static bool IsSequenceOfStrings(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType.SpecialType == SpecialType.System_String,
        INamedTypeSymbol { TypeKind: TypeKind.Interface, TypeArguments: { Length: 1 } item } => item[0].SpecialType == SpecialType.System_String
            && type.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_IEnumerable_T or SpecialType.System_Collections_Generic_IList_T
                or SpecialType.System_Collections_Generic_ICollection_T or SpecialType.System_Collections_Generic_IReadOnlyList_T
                or SpecialType.System_Collections_Generic_IReadOnlyCollection_T,
        _ => false,
    };

    private static EquatableArray<string> NamesOf(ITypeSymbol type)
    {
        var names = new List<string>();
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } && !ContractParser.IsForbidden(member))
                names.Add(member.Name);
        }

        return names.ToEquatableArray();
    }
}
