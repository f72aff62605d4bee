using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Which parameters of a call its route reads.</summary>
internal static class RouteParameters
{
    /// <summary>The parameter that keeps calls together.</summary>
    public static IParameterSymbol? Sticky(IMethodSymbol method) => Find(method, "StickyKeyAttribute");

    /// <summary>The parameter that is marked as carrying the kind of task.</summary>
    public static IParameterSymbol? MarkedTask(IMethodSymbol method) => Find(method, "TaskTypeAttribute");

    /// <summary>The parameter that carries the kind of task: the marked one, else the only one of the type that the table is made for.</summary>
    public static IParameterSymbol? Task(IMethodSymbol method, ITypeSymbol? tableType)
    {
        if (MarkedTask(method) is { } marked)
            return marked;
        IParameterSymbol? found = null;
        foreach (var parameter in method.Parameters)
        {
            if (tableType is null || !SymbolEqualityComparer.Default.Equals(EnumOf(parameter.Type), tableType))
                continue;
            if (found is not null)
                return null;
            found = parameter;
        }

        return found;
    }

    /// <summary>The enumeration that a table is made for: that of its first row.</summary>
    public static ITypeSymbol? TableType(List<AttributeData>? rows)
    {
        foreach (var row in rows ?? [])
        {
            if (row.ConstructorArguments is { Length: 2 } arguments && arguments[0] is { Kind: TypedConstantKind.Enum, Type: { } type })
                return type;
        }

        return null;
    }

    /// <summary>The enumeration of a type that is one or may hold one.</summary>
    public static ITypeSymbol? EnumOf(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum ? type
        : type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && nullable.TypeArguments[0].TypeKind == TypeKind.Enum ? nullable.TypeArguments[0]
        : null;

    /// <summary>The kinds of task that a parameter can carry, without models.</summary>
    public static EquatableArray<RouteTaskModel> Kinds(ITypeSymbol type)
    {
        var kinds = new List<RouteTaskModel>();
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field)
                kinds.Add(new(RouteReader.ValueOf(field.ConstantValue), field.Name, default));
        }

        return kinds.ToEquatableArray();
    }

    private static IParameterSymbol? Find(IMethodSymbol method, string attribute)
    {
        foreach (var parameter in method.Parameters)
        {
            foreach (var data in parameter.GetAttributes())
            {
                if (data.AttributeClass?.Name == attribute && Declarations.IsOurs(data.AttributeClass))
                    return parameter;
            }
        }

        return null;
    }
}
