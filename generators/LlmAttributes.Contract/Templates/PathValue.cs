using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>A property path that was followed to its end.</summary>
/// <param name="Expression">The expression that reads it.</param>
/// <param name="Type">The type at its end.</param>
/// <param name="IsConditional">Whether a property before it may be missing.</param>
internal readonly record struct PathValue(string Expression, ITypeSymbol Type, bool IsConditional)
{
    /// <summary>The type of the items, where the value is a sequence of one.</summary>
    public ITypeSymbol? ItemType => ItemTypeOf(Type);

    public bool MayBeNull => IsConditional || ShapeReader.IsNullable(Type);

    public PathShape Shape
    {
        get
        {
            if (Type.SpecialType == SpecialType.System_Boolean)
                return IsConditional ? PathShape.NullableBoolean : PathShape.Boolean;
            if (Type.SpecialType == SpecialType.System_String)
                return PathShape.Text;
            if (ItemType is not null)
                return PathShape.Sequence;
            if (Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
                return nullable.TypeArguments[0].SpecialType == SpecialType.System_Boolean ? PathShape.NullableBoolean : PathShape.Reference;
            return Type.IsValueType && !IsConditional ? PathShape.Value : PathShape.Reference;
        }
    }

    private static ITypeSymbol? ItemTypeOf(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_String)
            return null;
        if (type is IArrayTypeSymbol { Rank: 1 } array)
            return array.ElementType;
        if (type is not INamedTypeSymbol named || named.TypeKind is TypeKind.Enum or TypeKind.Delegate or TypeKind.Error)
            return null;
        if (IsSequence(named))
            return named.TypeArguments[0];

        ITypeSymbol? item = null;
        foreach (var implemented in named.AllInterfaces)
        {
            if (!IsSequence(implemented))
                continue;
            if (item is not null)
                return null;
            item = implemented.TypeArguments[0];
        }

        return item;
    }

    private static bool IsSequence(INamedTypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T;
}
