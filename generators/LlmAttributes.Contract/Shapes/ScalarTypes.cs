using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The plain types: the runtime's method that reads each, and its schema.</summary>
internal static class ScalarTypes
{
    private const string TimeSpanPattern = @",""pattern"":""^-?(\\d+\\.)?\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,7})?$""";

    public static PartModel? Find(ITypeSymbol type)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_String:
                return Value("Text", "string", "", "text");
            case SpecialType.System_Boolean:
                return Value("Boolean", "boolean", "", "true or false");
            case SpecialType.System_Char:
                return Value("Character", "string", ",\"minLength\":1,\"maxLength\":1", "a single character");
            case SpecialType.System_DateTime:
                return Format("DateTime", "date-time", "a date and time");
            case SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal:
                return Value("Number<>", "number", "", "a number");
            case SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16:
            case SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64:
                return Whole();
        }

        return type is { ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } ? OfSystem(type.Name) : null;
    }

    private static PartModel? OfSystem(string name) => name switch
    {
        "Half" => Value("Number<>", "number", "", "a number"),
        "Int128" or "UInt128" => Whole(),
        "DateTimeOffset" => Format("DateTimeOffset", "date-time", "a date and time with its offset"),
        "DateOnly" => Format("DateOnly", "date", "a date"),
        "TimeOnly" => Format("TimeOnly", "time", "a time"),
        "TimeSpan" => Value("TimeSpan", "string", TimeSpanPattern, "a length of time"),
        "Guid" => Format("Uuid", "uuid", "a UUID"),
        "Uri" => Format("Uri", "uri", "a URI"),
        _ => null,
    };

    public static PartModel Bytes { get; } = Value("Bytes", "string", "", "text in Base64");

    private static PartModel Whole() => Value("Number<>", "integer", "", "a whole number");

    private static PartModel Format(string method, string format, string expected) => Value(method, "string", $",\"format\":\"{format}\"", expected);

    private static PartModel Value(string method, string type, string rest, string expected) => new()
    {
        Kind = PartKind.Value, Name = method, TypeName = "", SchemaType = type, SchemaRest = rest, Expected = expected,
    };
}
