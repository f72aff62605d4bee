using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Parameters of tools: their schema, and the expression that reads them.</summary>
internal static class ToolArgument
{
    private const string Runtime = "global::LlmAttributes.Runtime.ToolArguments.";

    /// <summary>The expression that reads a parameter; <see langword="null"/> when no argument can be one.</summary>
    public static string? Read(IParameterSymbol parameter, CompilationFacts facts, ToolSchema schema)
    {
        var type = Underlying(parameter.Type);
        if (SchemaOf(type) is not { } form)
            return null;

        var isNullable = !SymbolEqualityComparer.Default.Equals(type, parameter.Type);
        var isOptional = parameter.HasExplicitDefaultValue;
        var missing = isOptional ? ParameterText.DefaultOf(parameter, facts) : null;
        var mayBeMissing = isOptional || isNullable || parameter.Type.NullableAnnotation == NullableAnnotation.Annotated;
        schema.Add(parameter, form, isRequired: !mayBeMissing);

        var name = Literals.Of(parameter.Name);
        var typeName = facts.PlainNameOf(type);
        if (type.TypeKind == TypeKind.Enum)
            return $"{Runtime}{(isNullable ? "NullableEnum" : "Enum")}<{typeName}>(arguments, {name}, {missing ?? "null"}{MembersOf((INamedTypeSymbol)type, typeName)})";
        if (!mayBeMissing)
            return $"{Runtime}Value<{typeName}>(arguments, {name})";
        return $"{Runtime}{(isNullable ? "Nullable" : "Optional")}<{typeName}>(arguments, {name}, {missing ?? "null"})";
    }

    /// <summary>Whether a value of a type has a text for a model.</summary>
    public static bool IsSimple(ITypeSymbol type) => SchemaOf(Underlying(type)) is not null && !HasOtherNames(Underlying(type));

    // The text of a value is the name in the source, which is not the one that models know it by.
    private static bool HasOtherNames(ITypeSymbol type) => type.TypeKind == TypeKind.Enum && EnumNames.List(type).Exists(static member => Identifiers.Escape(member.JsonName) != member.Name);

    private static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private static string? SchemaOf(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum)
            return ToolSchema.EnumOf((INamedTypeSymbol)type);

        switch (type.SpecialType)
        {
            case SpecialType.System_String: return "\"type\":\"string\"";
            case SpecialType.System_Boolean: return "\"type\":\"boolean\"";
            case SpecialType.System_Char: return "\"type\":\"string\",\"minLength\":1,\"maxLength\":1";
            case SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
                or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64:
                return "\"type\":\"integer\"";
            case SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal: return "\"type\":\"number\"";
            case SpecialType.System_DateTime: return "\"type\":\"string\",\"format\":\"date-time\"";
        }

        if (type is not { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
            return null;
        return type.Name switch
        {
            "DateTimeOffset" => "\"type\":\"string\",\"format\":\"date-time\"",
            "DateOnly" => "\"type\":\"string\",\"format\":\"date\"",
            "TimeOnly" => "\"type\":\"string\",\"format\":\"time\"",
            "TimeSpan" => "\"type\":\"string\",\"description\":\"hh:mm:ss\"",
            "Guid" => "\"type\":\"string\",\"format\":\"uuid\"",
            _ => null,
        };
    }

    private static string MembersOf(INamedTypeSymbol type, string typeName)
    {
        var list = "";
        foreach (var (jsonName, name) in EnumNames.List(type))
            list += $", ({Literals.Of(jsonName)}, {typeName}.{name})";
        return list;
    }
}
