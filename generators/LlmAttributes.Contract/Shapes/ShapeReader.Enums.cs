using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Enumerations, unions and tuples.</content>
internal sealed partial class ShapeReader
{
    private const string Serialization = "System.Text.Json.Serialization";

    private ShapeModel? ReadEnum(INamedTypeSymbol type, string name, string typeName, string path)
    {
        var names = new List<ShapeName>();
        foreach (var member in EnumNames.Read(type, _call, _reporter))
        {
            if (!member.IsAlias)
                names.Add(member.Name);
        }

        if (names.Count == 0)
            return Unsupported<ShapeModel>(path, $"'{type.Name}' has no names", "add one");

        return new()
        {
            Kind = ShapeKind.Enum,
            Name = name,
            TypeName = typeName,
            DisplayName = Short(type),
            IsValueType = true,
            IsFlags = IsFlags(type),
            Description = Descriptions.Of(type),
            Names = names.ToEquatableArray(),
        };
    }

    /// <summary>Whether an enumeration is a set of flags, which is read from a list.</summary>
    internal static bool IsFlags(ITypeSymbol type) => Find(type, "FlagsAttribute", "System") is not null;

    // The platform's own converter does what is done here anyway: it writes names.
    private static bool HasForeignConverter(ISymbol symbol, ITypeSymbol type) =>
        Find(symbol, "JsonConverterAttribute", Serialization) is { } attribute
        && !(type.TypeKind == TypeKind.Enum && attribute.ConstructorArguments is { Length: 1 } arguments
            && arguments[0].Value is INamedTypeSymbol { Name: "JsonStringEnumConverter" } converter && converter.ContainingNamespace.ToDisplayString() == Serialization);

    private static List<AttributeData> DerivedTypes(INamedTypeSymbol type)
    {
        var derived = new List<AttributeData>();
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "JsonDerivedTypeAttribute" } kind && kind.ContainingNamespace.ToDisplayString() == Serialization)
                derived.Add(attribute);
        }

        return derived;
    }

    private ShapeModel? ReadUnion(INamedTypeSymbol type, List<AttributeData> derived, string name, string typeName, string path)
    {
        var cases = new List<UnionCase>();
        foreach (var attribute in derived)
        {
            var arguments = attribute.ConstructorArguments;
            if (arguments.Length == 0 || arguments[0].Value is not INamedTypeSymbol kind)
                continue;
            if (arguments.Length < 2 || arguments[1].Value is not { } value)
                return Unsupported<ShapeModel>(path, $"'{kind.Name}' has no discriminator", "give [JsonDerivedType] a second argument");

            // The base among its own kinds is read as an object.
            var isBase = SymbolEqualityComparer.Default.Equals(kind, type);
            var kindName = _facts.PlainNameOf(kind);
            var shapeName = ShapeNames.Of(kind, kindName) + (isBase ? "Base" : "");
            if (!_shapes.ContainsKey(shapeName) && _open.Add(shapeName))
            {
                if (kind.IsAbstract || ReadCase(kind, shapeName, kindName, $"{path}({kind.Name})") is not { } shape)
                    return Unsupported<ShapeModel>(path, $"the type '{Short(kind)}' cannot be created", "list types that are not abstract");
                _shapes[shapeName] = shape;
                _types[shapeName] = kind;
            }

            cases.Add(new(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture), JsonLiterals.Of(value)!, shapeName, kindName));
        }

        var polymorphic = Find(type, "JsonPolymorphicAttribute", Serialization);
        return new()
        {
            Kind = ShapeKind.Union,
            Name = name,
            TypeName = typeName,
            DisplayName = Short(type),
            Description = Descriptions.Of(type),
            Discriminator = (polymorphic is null ? null : AttributeReader.Text(polymorphic, "TypeDiscriminatorPropertyName")) ?? "$type",
            Cases = cases.ToEquatableArray(),
        };
    }

    private ShapeModel? ReadCase(INamedTypeSymbol type, string name, string typeName, string path) =>
        _isWritten ? ReadWritten(type, name, typeName, path) : ReadObject(type, name, typeName, path);

    private ShapeModel? ReadTuple(INamedTypeSymbol type, string name, string typeName, string path)
    {
        var members = new List<ShapeMember>();
        foreach (var element in type.TupleElements)
        {
            if (ReadPart(element.Type, $"{path}.{element.Name}") is not { } part)
                return null;

            members.Add(new()
            {
                JsonName = JsonNaming.ToCamelCase(element.Name), Name = Identifiers.Escape(element.Name), Part = part, IsRequired = !part.IsNullable, IsArgument = true,
            });
        }

        return new() { Kind = ShapeKind.Tuple, Name = name, TypeName = typeName, DisplayName = Short(type), IsValueType = true, Members = members.ToEquatableArray() };
    }

    internal static string? TextOf(ISymbol symbol, string attribute) =>
        Find(symbol, attribute, Serialization) is { ConstructorArguments: { Length: 1 } arguments } ? arguments[0].Value as string : null;

    private static AttributeData? Find(ISymbol symbol, string name, string space)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && type.Name == name && type.ContainingNamespace.ToDisplayString() == space)
                return attribute;
        }

        return null;
    }
}
