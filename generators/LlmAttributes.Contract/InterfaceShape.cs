using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlmAttributes.Contract;

/// <summary>The interface itself: its shape, its place and its names, the same for contracts and decorated interfaces.</summary>
internal sealed class InterfaceShape
{
    private static readonly SymbolDisplayFormat s_namespaceFormat =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    private readonly INamedTypeSymbol _type;
    private readonly CompilationFacts _facts;
    private readonly RuleReporter _reporter;

    public InterfaceShape(INamedTypeSymbol type, CompilationFacts facts, RuleReporter reporter)
    {
        _type = type;
        _facts = facts;
        _reporter = reporter;
        Check();
    }

    /// <summary>Why nothing can be generated.</summary>
    public Fault? Fault { get; private set; }

    /// <summary>Whether not even a partial declaration can be added.</summary>
    public bool IsClosed { get; private set; }

    public void BlockBy(DiagnosticDescriptor rule, RuleAnchor anchor, params object?[] arguments)
    {
        _reporter.Report(rule, anchor, arguments);
        Fault ??= Fault.Of(rule, arguments);
    }

    public void CheckAliases(IMethodSymbol method)
    {
        if (_facts.FindAliased(method) is not { } aliased)
            return;

        BlockBy(
            RuleCatalog.UnreachableType,
            RuleAnchor.At(method),
            method.Name,
            aliased.Name,
            "is known by an extern alias only",
            "reference its assembly without an alias too");
    }

    public string HintName(string suffix) => HintName(_type, suffix);

    public static string HintName(INamedTypeSymbol type, string suffix)
    {
        var name = new StringBuilder();
        for (ISymbol symbol = type; symbol is not INamespaceSymbol { IsGlobalNamespace: true }; symbol = symbol.ContainingSymbol)
        {
            if (name.Length > 0)
                name.Insert(0, symbol is INamespaceSymbol ? '.' : '-');
            name.Insert(0, symbol.MetadataName.Replace('`', '-'));
            if (symbol.ContainingSymbol is null)
                break;
        }

        return name.Append(suffix).ToString();
    }

    public string DisplayName()
    {
        var name = _type.Name;
        for (var container = _type.ContainingType; container is not null; container = container.ContainingType)
            name = container.Name + "." + name;
        return name;
    }

    public EquatableArray<string> ReadDeclarations() => ReadDeclarations(_type);

    public static EquatableArray<string> ReadDeclarations(INamedTypeSymbol innermost)
    {
        var declarations = new List<string>();
        for (var type = innermost; type is not null; type = type.ContainingType)
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

    public static string NamespaceOf(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        return space is null || space.IsGlobalNamespace ? "" : space.ToDisplayString(s_namespaceFormat);
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

    /// <summary>The type parameters of an explicit implementation.</summary>
    public static GenericsModel ExplicitGenericsOf(ImmutableArray<ITypeParameterSymbol> parameters) => GenericsOf(parameters, ExplicitConstraint);

    public GenericsModel GenericsOf(ImmutableArray<ITypeParameterSymbol> parameters, bool isExplicit) => GenericsOf(parameters, isExplicit ? ExplicitConstraint : Constraint);

    private static GenericsModel GenericsOf(ImmutableArray<ITypeParameterSymbol> parameters, Func<ITypeParameterSymbol, string> constraintOf)
    {
        if (parameters.IsEmpty)
            return GenericsModel.None;

        var constraints = new StringBuilder();
        foreach (var parameter in parameters)
        {
            var text = constraintOf(parameter);
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

    private void Check()
    {
        if (!IsPartial(_type))
        {
            BlockBy(RuleCatalog.InterfaceNotPartial, RuleAnchor.At(_type), _type.Name);
            IsClosed = true;
        }

        for (var container = _type.ContainingType; container is not null; container = container.ContainingType)
        {
            if (IsPartial(container))
                continue;

            BlockBy(RuleCatalog.ContainingTypeNotPartial, RuleAnchor.At(container), container.Name, _type.Name);
            IsClosed = true;
        }

        for (var type = _type; type is not null; type = type.ContainingType)
        {
            if (type.IsFileLocal)
            {
                BlockBy(RuleCatalog.UnreachableType, RuleAnchor.At(_type), _type.Name, type.Name, "is local to its file", "remove 'file'");
                IsClosed = true;
            }

            foreach (var parameter in type.TypeParameters)
            {
                if (parameter.Variance == VarianceKind.None)
                    continue;

                var variance = parameter.Variance == VarianceKind.In ? "in" : "out";
                BlockBy(RuleCatalog.UnsupportedGenerics, RuleAnchor.At(parameter), type.Name, $"is variant in '{parameter.Name}'", $"remove '{variance}'");
                IsClosed = true;
            }
        }
    }

    public static bool IsPartial(INamedTypeSymbol type)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is TypeDeclarationSyntax declaration && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
                return false;
        }

        return true;
    }
}
