using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Types as they are written: all that can be read off them, and no way to create them is needed.</content>
internal sealed partial class ShapeReader
{
    /// <summary>Reads a type that is written; <see langword="null"/> for one that has a <see cref="Problem"/>.</summary>
    public PartModel? ReadPart(ITypeSymbol type)
    {
        var name = Short(Unmarked(type));
        return IsValue(type) ? ReadPart(type, name) : Unsupported(name, WhyUnknown(type), UnknownRemedy);
    }

    private ShapeModel? ReadWritten(INamedTypeSymbol type, string name, string typeName, string path)
    {
        var members = new List<ShapeMember>();
        foreach (var property in PropertiesOf(type, IsUnwritten))
        {
            if (property.GetMethod is not { } getter || !_facts.Compilation.IsSymbolAccessibleWithin(getter, _facts.Compilation.Assembly) || !IsPublic(getter, property))
                continue;
            if (ReadWrittenMember(property, path) is not { } member)
                return null;
            members.Add(member);
        }

        if (members.Count == 0)
            return Unsupported<ShapeModel>(path, $"'{Short(type)}' has no property that can be read", "give it public properties");

        return new()
        {
            Kind = ShapeKind.Object, Name = name, TypeName = typeName, DisplayName = Short(type), IsValueType = type.IsValueType, Members = members.ToEquatableArray(),
        };
    }

    private ShapeMember? ReadWrittenMember(IPropertySymbol property, string path)
    {
        var own = $"{path}.{property.Name}";
        if (IsForeign(property, own) || ReadPart(property.Type, own) is not { } part)
            return null;

        return new()
        {
            JsonName = JsonNameOf(property), Name = Identifiers.Escape(property.Name), Part = part, IsRequired = true, IsArgument = false, Omission = OmissionOf(property, part),
        };
    }

    private static MemberOmission OmissionOf(IPropertySymbol property, PartModel part) => ConditionOf(property) switch
    {
        IgnoreCondition.WhenWritingDefault => part.IsValueType && !part.IsNullable ? MemberOmission.WhenDefault : MemberOmission.WhenNull,
        IgnoreCondition.WhenWritingNull when part.IsNullable || !part.IsValueType => MemberOmission.WhenNull,
        _ => MemberOmission.Never,
    };

    private static bool IsUnwritten(IPropertySymbol property) => ConditionOf(property) is IgnoreCondition.Always or IgnoreCondition.WhenWriting;

    private static bool IsPublic(IMethodSymbol accessor, IPropertySymbol property) =>
        accessor.DeclaredAccessibility == Accessibility.Public || Find(property, "JsonIncludeAttribute", Serialization) is not null;

    private static IgnoreCondition ConditionOf(IPropertySymbol property)
    {
        if (Find(property, "JsonIgnoreAttribute", Serialization) is not { } attribute)
            return IgnoreCondition.Never;

        foreach (var argument in attribute.NamedArguments)
        {
            if (argument is { Key: "Condition", Value.Value: int condition })
                return (IgnoreCondition)condition;
        }

        return IgnoreCondition.Always;
    }

    // The values of the platform's enumeration.
    private enum IgnoreCondition
    {
        Never,
        Always,
        WhenWritingDefault,
        WhenWritingNull,
        WhenWriting,
        WhenReading,
    }
}
