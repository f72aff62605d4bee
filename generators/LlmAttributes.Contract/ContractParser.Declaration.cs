using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>The interface itself: its shape, its place and its names.</content>
internal sealed partial class ContractParser
{
    private void CheckDeclaration()
    {
        if (!IsPartial(_type))
        {
            BlockBy(RuleCatalog.InterfaceNotPartial, RuleAnchor.At(_type), _type.Name);
            _isClosed = true;
        }

        for (var container = _type.ContainingType; container is not null; container = container.ContainingType)
        {
            if (IsPartial(container))
                continue;

            BlockBy(RuleCatalog.ContainingTypeNotPartial, RuleAnchor.At(container), container.Name, _type.Name);
            _isClosed = true;
        }

        for (var type = _type; type is not null; type = type.ContainingType)
        {
            if (type.IsFileLocal)
            {
                BlockBy(RuleCatalog.UnreachableType, RuleAnchor.At(_type), _type.Name, type.Name, "is local to its file", "remove 'file'");
                _isClosed = true;
            }

            foreach (var parameter in type.TypeParameters)
            {
                if (parameter.Variance == VarianceKind.None)
                    continue;

                var variance = parameter.Variance == VarianceKind.In ? "in" : "out";
                BlockBy(RuleCatalog.UnsupportedGenerics, RuleAnchor.At(parameter), type.Name, $"is variant in '{parameter.Name}'", $"remove '{variance}'");
                _isClosed = true;
            }
        }
    }

    private string HintName()
    {
        var name = new StringBuilder();
        for (ISymbol symbol = _type; symbol is not INamespaceSymbol { IsGlobalNamespace: true }; symbol = symbol.ContainingSymbol)
        {
            if (name.Length > 0)
                name.Insert(0, symbol is INamespaceSymbol ? '.' : '-');
            name.Insert(0, symbol.MetadataName.Replace('`', '-'));
            if (symbol.ContainingSymbol is null)
                break;
        }

        return name.Append(".g.cs").ToString();
    }

    private string DisplayName()
    {
        var name = _type.Name;
        for (var container = _type.ContainingType; container is not null; container = container.ContainingType)
            name = container.Name + "." + name;
        return name;
    }

    private EquatableArray<string> ReadDeclarations()
    {
        var declarations = new List<string>();
        for (var type = _type; type is not null; type = type.ContainingType)
            declarations.Insert(0, Declaration(type));
        return declarations.ToEquatableArray();
    }

    private static string Declaration(INamedTypeSymbol type)
    {
        var keyword = type switch
        {
            { TypeKind: TypeKind.Interface } => "interface ",
            { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct ",
            { IsRecord: true } => "record ",
            { TypeKind: TypeKind.Struct } => "struct ",
            _ => "class ",
        };
        return "partial " + keyword + Identifiers.Escape(type.Name) + TypeParameterList(type.TypeParameters);
    }

    private static string NamespaceOf(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        return space is null || space.IsGlobalNamespace ? "" : space.ToDisplayString(s_namespaceFormat);
    }

    private static readonly SymbolDisplayFormat s_namespaceFormat = SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    private RegistrationModel? ReadRegistration(string typeName)
    {
        var isPublic = true;
        var name = "";
        for (var type = _type; type is not null; type = type.ContainingType)
        {
            if (type.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal))
                return null;

            // The type parameters of containing types would have to be repeated, with their constraints, on a method that nobody could call without them.
            if (!ReferenceEquals(type, _type) && type.IsGenericType)
                return null;

            isPublic &= type.DeclaredAccessibility == Accessibility.Public;
            name = (ReferenceEquals(type, _type) ? Identifiers.WithoutPrefix(type.Name) : type.Name) + name;
        }

        return new(NamespaceOf(_type), typeName, "Add" + name, GenericsOf(_type.TypeParameters, isExplicit: false), isPublic);
    }

    private static string TypeParameterList(ImmutableArray<ITypeParameterSymbol> parameters)
    {
        if (parameters.IsEmpty)
            return "";

        var list = new StringBuilder("<");
        foreach (var parameter in parameters)
        {
            if (list.Length > 1)
                list.Append(", ");
            list.Append(Identifiers.Escape(parameter.Name));
        }

        return list.Append('>').ToString();
    }

    private GenericsModel GenericsOf(ImmutableArray<ITypeParameterSymbol> parameters, bool isExplicit)
    {
        if (parameters.IsEmpty)
            return GenericsModel.None;

        var constraints = new StringBuilder();
        foreach (var parameter in parameters)
        {
            var text = isExplicit ? ExplicitConstraint(parameter) : Constraint(parameter);
            if (text.Length > 0)
                constraints.Append(" where ").Append(Identifiers.Escape(parameter.Name)).Append(" : ").Append(text);
        }

        return new(TypeParameterList(parameters), constraints.ToString());
    }

    // An explicit implementation inherits its constraints and may only say what '?' means.
    private static string ExplicitConstraint(ITypeParameterSymbol parameter) =>
        parameter.HasValueTypeConstraint || parameter.IsValueType ? "struct" : parameter.IsReferenceType ? "class" : "default";

    private string Constraint(ITypeParameterSymbol parameter)
    {
        var text = new StringBuilder();
        if (parameter.HasUnmanagedTypeConstraint)
            Add("unmanaged");
        else if (parameter.HasValueTypeConstraint)
            Add("struct");
        else if (parameter.HasReferenceTypeConstraint)
            Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        else if (parameter.HasNotNullConstraint)
            Add("notnull");
        foreach (var type in parameter.ConstraintTypes)
            Add(_facts.NameOf(type));
        if (parameter.HasConstructorConstraint)
            Add("new()");
        return text.ToString();

        void Add(string constraint)
        {
            if (text.Length > 0)
                text.Append(", ");
            text.Append(constraint);
        }
    }
}
