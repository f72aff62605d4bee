using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlmAttributes.Contract;

/// <content>Records, classes and structs.</content>
internal sealed partial class ShapeReader
{
    private ShapeModel? ReadObject(INamedTypeSymbol type, string name, string typeName, string path)
    {
        if (ConstructorOf(type) is not { } constructor)
            return Unsupported<ShapeModel>(path, $"'{Short(type)}' has no constructor to choose", "give it a single public constructor, or mark one with [JsonConstructor]");

        var properties = PropertiesOf(type, IsIgnored);
        var members = new List<ShapeMember>();
        foreach (var parameter in constructor.Parameters)
        {
            var property = properties.Find(p => string.Equals(p.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
            if (property is null || !SymbolEqualityComparer.Default.Equals(property.Type, parameter.Type))
                return Unsupported<ShapeModel>($"{path}.{parameter.Name}", "the parameter has no property of its name and type", "add the property");

            properties.Remove(property);
            if (ReadMember(type, property, parameter, path) is not { } member)
                return null;
            members.Add(member);
        }

        foreach (var property in properties)
        {
            if (!IsSettable(property))
                continue;
            if (ReadMember(type, property, null, path) is not { } member)
                return null;
            members.Add(member);
        }

        if (members.Count == 0)
            return Unsupported<ShapeModel>(path, $"'{Short(type)}' has no property that can be set", "give it public properties with 'init' or 'set'");

        return new()
        {
            Kind = ShapeKind.Object,
            Name = name,
            TypeName = typeName,
            DisplayName = Short(type),
            IsValueType = type.IsValueType,
            IsValidatable = Implements(type, "IValidatableAnswer"),
            Description = Descriptions.Of(type),
            Members = members.ToEquatableArray(),
        };
    }

    private ShapeMember? ReadMember(INamedTypeSymbol type, IPropertySymbol property, IParameterSymbol? parameter, string path)
    {
        var own = $"{path}.{property.Name}";
        if (IsForeign(property, own) || ReadPart(property.Type, own) is not { } part)
            return null;

        var demand = new MemberDemands(_reporter, _call, own).Read(property, parameter, part);
        var description = Descriptions.Of(property, parameter, parameter is null ? null : type);
        var hasDefault = parameter is { HasExplicitDefaultValue: true };
        var isKept = parameter is null && !part.IsNullable && !IsDemanded(property) && HasInitializer(property);
        var defaultJson = hasDefault ? DefaultJson(parameter!) : null;
        if (description is null && OpaqueNames.Contains(property.Name))
            _reporter.Report(RuleCatalog.OpaqueName, RuleAnchor.At(_call), own, _call.Name);
        return new()
        {
            JsonName = JsonNameOf(property),
            Name = Identifiers.Escape(property.Name),
            Part = part,
            IsRequired = IsDemanded(property) || demand.IsRequired || (parameter is null ? !part.IsNullable && !isKept : !part.IsNullable && !hasDefault),
            IsArgument = parameter is not null,
            IsKept = isKept,
            Default = hasDefault ? ParameterText.DefaultOf(parameter!, _facts) : null,
            Description = defaultJson is null ? description : description is null ? $"Default value: {defaultJson}" : $"{description} (Default value: {defaultJson})",
            SchemaRest = demand.SchemaRest,
            SchemaEnum = demand.SchemaEnum,
            Checks = demand.Checks.ToEquatableArray(),
            Vote = new VoteReader(_reporter, _call).Read(property, parameter, part, own),
            IsWriteOnly = property.GetMethod is not { } getter || !_facts.Compilation.IsSymbolAccessibleWithin(getter, _facts.Compilation.Assembly),
        };
    }

    private bool IsForeign(IPropertySymbol property, string own)
    {
        if (HasForeignConverter(property, Unmarked(property.Type)))
            Unsupported(own, "it has a converter of its own", ConverterRemedy);
        else if (Find(property, "JsonExtensionDataAttribute", Serialization) is not null)
            Unsupported(own, "extension data has no schema", "use a dictionary");
        return Problem is not null;
    }

    private static string JsonNameOf(IPropertySymbol property) => TextOf(property, "JsonPropertyNameAttribute") ?? JsonNaming.ToCamelCase(property.Name);

    private static string? DefaultJson(IParameterSymbol parameter)
    {
        var value = parameter.ExplicitDefaultValue;
        if (value is null || Unmarked(parameter.Type) is not { TypeKind: TypeKind.Enum } type)
            return JsonLiterals.Of(value);

        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, value))
                return JsonLiterals.Of(TextOf(field, "JsonStringEnumMemberNameAttribute") ?? field.Name);
        }

        return null;
    }

    private IMethodSymbol? ConstructorOf(INamedTypeSymbol type)
    {
        IMethodSymbol? only = null;
        IMethodSymbol? empty = null;
        var count = 0;
        foreach (var constructor in type.InstanceConstructors)
        {
            if (!_facts.Compilation.IsSymbolAccessibleWithin(constructor, _facts.Compilation.Assembly))
                continue;
            if (Find(constructor, "JsonConstructorAttribute", Serialization) is not null)
                return constructor;
            if (constructor.DeclaredAccessibility != Accessibility.Public)
                continue;
            if (constructor.Parameters.IsEmpty)
                empty = constructor;
            only = constructor;
            count++;
        }

        // Every struct can be created empty, which says nothing where it declares a way of its own.
        if (empty is { IsImplicitlyDeclared: true, ContainingType.IsValueType: true } && count == 2)
        {
            foreach (var constructor in type.InstanceConstructors)
            {
                if (constructor is { IsImplicitlyDeclared: false, DeclaredAccessibility: Accessibility.Public, Parameters.Length: > 0 })
                    return constructor;
            }
        }

        return empty ?? (count == 1 ? only : null);
    }

    /// <summary>The properties of a type, those of its base first.</summary>
    private static List<IPropertySymbol> PropertiesOf(INamedTypeSymbol type, Func<IPropertySymbol, bool> isIgnored)
    {
        var properties = new List<IPropertySymbol>();
        foreach (var owner in OwnersOf(type))
        {
            var own = new List<IPropertySymbol>();
            foreach (var member in owner.GetMembers())
            {
                if (member is IPropertySymbol { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public } property
                    && !isIgnored(property) && !ContractParser.IsForbidden(property) && !properties.Exists(p => p.Name == property.Name))
                    own.Add(property);
            }

            properties.InsertRange(0, own);
        }

        return properties;
    }

    private static IEnumerable<INamedTypeSymbol> OwnersOf(INamedTypeSymbol type)
    {
        for (var owner = type; owner is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) }; owner = owner.BaseType)
            yield return owner;
        if (type.TypeKind != TypeKind.Interface)
            yield break;
        foreach (var inherited in type.AllInterfaces)
            yield return inherited;
    }

    private bool IsSettable(IPropertySymbol property) =>
        property.SetMethod is { } setter && _facts.Compilation.IsSymbolAccessibleWithin(setter, _facts.Compilation.Assembly)
        && IsPublic(setter, property);

    private static bool IsIgnored(IPropertySymbol property) => ConditionOf(property) == IgnoreCondition.Always;

    private static bool IsDemanded(IPropertySymbol property) => property.IsRequired || Find(property, "JsonRequiredAttribute", Serialization) is not null;

    // What another assembly initialises cannot be seen.
    private static bool HasInitializer(IPropertySymbol property)
    {
        if (property.GetMethod is null)
            return false;

        foreach (var reference in property.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is PropertyDeclarationSyntax { Initializer.Value: { } value } && !IsForgiven(value))
                return true;
        }

        return false;
    }

    // 'null!' promises a value that something else brings.
    private static bool IsForgiven(ExpressionSyntax value) => value is PostfixUnaryExpressionSyntax { RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.SuppressNullableWarningExpression };

    private static bool Implements(INamedTypeSymbol type, string name)
    {
        foreach (var implemented in type.AllInterfaces)
        {
            if (implemented.Name == name && Declarations.IsOurs(implemented))
                return true;
        }

        return false;
    }
}
