using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Writes the constant of a case as an expression of the type that it stands for.</summary>
internal static class CaseConstant
{
    /// <summary>The expression, or <see langword="null"/> when the constant is none of that type.</summary>
    public static string? Of(TypedConstant constant, ITypeSymbol type, CompilationFacts facts)
    {
        if (constant.IsNull)
            return IsNullable(type) ? "null" : null;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return Of(constant, nullable.TypeArguments[0], facts);
        return constant.Kind switch
        {
            TypedConstantKind.Array => List(constant, type, facts),
            TypedConstantKind.Enum when SymbolEqualityComparer.Default.Equals(constant.Type, type) || type.SpecialType == SpecialType.System_Object =>
                $"({facts.PlainNameOf(constant.Type!)})({Convert.ToString(constant.Value, CultureInfo.InvariantCulture)})",
            TypedConstantKind.Primitive => Primitive(constant, type, facts),
            _ => null,
        };
    }

    /// <summary>How a value of a type is written, for messages; <see langword="null"/> where no constant is one.</summary>
    public static string? FormOf(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return FormOf(nullable.TypeArguments[0]);
        if (type.TypeKind == TypeKind.Enum)
            return $"write one of '{type.Name}'";
        if (type.SpecialType is SpecialType.System_String or SpecialType.System_Char or SpecialType.System_Boolean || ContractParser.AnswerOf(type) == AnswerKind.Number)
            return $"write a constant of '{Short(type)}'";
        if (IsParsed(type))
            return $"write the '{type.Name}' as text, for instance {ExampleOf(type.Name)}";
        return ItemOf(type) is { } item && FormOf(item) is not null ? $"write an array such as 'new {Short(item)}[] {{ … }}'" : null;
    }

    /// <summary>The type of the items of what an array can be given for.</summary>
    public static ITypeSymbol? ItemOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1 } named when IsList(named) || IsSequence(named) => named.TypeArguments[0],
        _ => null,
    };

    private static string? Primitive(TypedConstant constant, ITypeSymbol type, CompilationFacts facts)
    {
        var value = constant.Value!;
        if (type.SpecialType == SpecialType.System_Object)
            return value is string or bool or char ? Plain(value) : $"({facts.PlainNameOf(constant.Type!)})({Plain(value)})";
        if (type.SpecialType is SpecialType.System_String or SpecialType.System_Char)
            return constant.Type!.SpecialType == type.SpecialType ? Plain(value) : null;
        if (value is string text && IsParsed(type))
            return Parsed(text, type, facts);
        return ContractParser.AnswerOf(type) is (AnswerKind.Boolean or AnswerKind.Number) and var answer ? ConstantText.Of(constant, answer, type, facts.PlainNameOf(type)) : null;
    }

    private static string Plain(object value) => value switch
    {
        string text => Literals.Of(text),
        char character => $"'\\u{(int)character:x4}'",
        bool flag => flag ? "true" : "false",
        double number => Literals.Of(number),
        float number => Literals.Of(number),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static string? List(TypedConstant constant, ITypeSymbol type, CompilationFacts facts)
    {
        if (ItemOf(type) is not { } item)
            return null;
        var text = new StringBuilder("new ").Append(type is INamedTypeSymbol named && IsList(named) ? facts.PlainNameOf(type) : facts.NameOf(item) + "[]").Append(" { ");
        foreach (var value in constant.Values)
        {
            if (Of(value, item, facts) is not { } expression)
                return null;
            text.Append(expression).Append(", ");
        }

        return text.Append('}').ToString();
    }

    private static string? Parsed(string text, ITypeSymbol type, CompilationFacts facts)
    {
        if (type.Name == "Uri")
            return Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _) ? $"new global::System.Uri({Literals.Of(text)}, global::System.UriKind.RelativeOrAbsolute)" : null;
        return CanBeParsed(text, type.Name) ? $"global::LlmAttributes.Runtime.CaseChecks.Parse<{facts.PlainNameOf(type)}>({Literals.Of(text)})" : null;
    }

    private static bool CanBeParsed(string text, string name) => name switch
    {
        "Guid" => Guid.TryParse(text, out _),
        "DateTimeOffset" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "TimeSpan" => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out _),
        "Decimal" => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _),
        _ => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
    };

    // A decimal is the one number that no attribute can hold.
    private static bool IsParsed(ITypeSymbol type) =>
        type is { ContainingType: null, Name: "Guid" or "DateTime" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" or "Uri" or "Decimal" }
        && type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };

    private static string ExampleOf(string name) => name switch
    {
        "Guid" => "\"6f9619ff-8b86-d011-b42d-00c04fc964ff\"",
        "TimeSpan" => "\"00:05:00\"",
        "TimeOnly" => "\"09:30\"",
        "DateOnly" => "\"2026-01-31\"",
        "Uri" => "\"https://example.com\"",
        _ => "\"2026-01-31T09:30:00Z\"",
    };

    private static bool IsNullable(ITypeSymbol type) => type.IsValueType
        ? type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
        : type.NullableAnnotation != NullableAnnotation.NotAnnotated;

    private static bool IsList(INamedTypeSymbol type) => type is { Name: "List", ContainingNamespace: { Name: "Generic", ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" } } };

    private static bool IsSequence(INamedTypeSymbol type) =>
        type.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_IEnumerable_T or SpecialType.System_Collections_Generic_IList_T
            or SpecialType.System_Collections_Generic_ICollection_T or SpecialType.System_Collections_Generic_IReadOnlyList_T
            or SpecialType.System_Collections_Generic_IReadOnlyCollection_T;

    private static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
