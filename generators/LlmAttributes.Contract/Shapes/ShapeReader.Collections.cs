using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Lists and dictionaries.</content>
internal sealed partial class ShapeReader
{
    private const string Space = "global::System.Collections.Generic.";

    private static bool IsCollection(INamedTypeSymbol type) => CollectionOf(type) is not null;

    /// <summary>The runtime's part, and the type that it reads where the declared one is an interface.</summary>
    private static (string Part, string? ReadType)? CollectionOf(INamedTypeSymbol type)
    {
        if (!type.IsGenericType || type.ContainingType is not null)
            return null;

        var space = type.ContainingNamespace?.ToDisplayString();
        return (space, type.Name, type.Arity) switch
        {
            ("System.Collections.Generic", "List", 1) => ("List", null),
            ("System.Collections.Generic", "IList" or "ICollection" or "IEnumerable" or "IReadOnlyList" or "IReadOnlyCollection", 1) => ("List", "List"),
            ("System.Collections.Generic", "HashSet", 1) => ("Set", null),
            ("System.Collections.Generic", "ISet" or "IReadOnlySet", 1) => ("Set", "HashSet"),
            ("System.Collections.Immutable", "ImmutableArray", 1) => ("ImmutableArray", null),
            ("System.Collections.Generic", "Dictionary", 2) => ("Map", null),
            ("System.Collections.Generic", "IDictionary" or "IReadOnlyDictionary", 2) => ("Map", "Dictionary"),
            _ => null,
        };
    }

    private PartModel? ReadArray(IArrayTypeSymbol type, string path)
    {
        if (type.Rank != 1)
            return null;
        if (type.ElementType.SpecialType == SpecialType.System_Byte)
            return ScalarTypes.Bytes with { TypeName = _facts.PlainNameOf(type) };

        return ReadPart(type.ElementType, path + "[]") is { } item ? List("Array", type, null, item) : null;
    }

    private PartModel? ReadCollection(INamedTypeSymbol type, (string Part, string? ReadType) collection, string path)
    {
        var isMap = collection.Part == "Map";
        if (isMap && type.TypeArguments[0].SpecialType != SpecialType.System_String)
            return Unsupported(path, "the keys of a dictionary in JSON are text", "use 'string' as key");
        if (ReadPart(type.TypeArguments[isMap ? 1 : 0], path + "[]") is not { } item)
            return null;

        if (isMap)
            _reporter.Report(RuleCatalog.StrictModeBreaker, RuleAnchor.At(_call), path, _call.Name);
        return List(collection.Part, type, collection.ReadType, item);
    }

    private PartModel List(string part, ITypeSymbol type, string? readType, PartModel item) => new()
    {
        Kind = part == "Map" ? PartKind.Map : PartKind.List,
        Name = part,
        TypeName = _facts.PlainNameOf(type),
        ReadType = readType is null ? null : Space + readType + (part == "Map" ? "<string, " : "<") + item.TypeName + ">",
        Item = item,
        Expected = part == "Map" ? "an object" : "a list",
    };
}
