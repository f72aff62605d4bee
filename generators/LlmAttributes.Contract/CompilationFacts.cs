using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>What one compilation tells all of its contracts: type names, the assembly's attributes, aliased references.</summary>
internal sealed class CompilationFacts
{
    private static readonly ConditionalWeakTable<Compilation, CompilationFacts> s_known = new();

    private static readonly SymbolDisplayFormat s_format = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private readonly ConcurrentDictionary<ITypeSymbol, string> _names = new(SymbolEqualityComparer.IncludeNullability);
    private readonly HashSet<IAssemblySymbol>? _aliased;

    private CompilationFacts(Compilation compilation)
    {
        Compilation = compilation;
        GeneratedNamespace = Contract.GeneratedNamespace.Of(compilation.AssemblyName);
        AssemblyDeclarations = Declarations.Read(compilation.Assembly);
        AssemblyLevel = new(AssemblyDeclarations, null, compilation.Assembly);
        _aliased = FindAliased(compilation);
    }

    public Compilation Compilation { get; }

    public string GeneratedNamespace { get; }

    public Declarations AssemblyDeclarations { get; }

    public DeclarationLevel AssemblyLevel { get; }

    public static CompilationFacts? Of(ISymbol symbol) =>
        symbol.ContainingAssembly is ISourceAssemblySymbol assembly
            ? s_known.GetValue(assembly.Compilation, static compilation => new(compilation))
            : null;

    /// <summary>The name of a type from anywhere, with its nullable marks.</summary>
    public string NameOf(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_String)
            return type.NullableAnnotation == NullableAnnotation.Annotated ? "string?" : "string";

        return _names.GetOrAdd(type, static type => type.ToDisplayString(s_format));
    }

    /// <summary>The name of a type from anywhere, without the nullable mark of the type itself.</summary>
    public string PlainNameOf(ITypeSymbol type) =>
        NameOf(type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated }
            ? type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)
            : type);

    /// <summary>Finds a type in the signature of a method that generated code cannot name.</summary>
    public ITypeSymbol? FindAliased(IMethodSymbol method)
    {
        if (_aliased is null)
            return null;

        var aliased = FindAliased(method.ReturnType);
        for (var i = 0; aliased is null && i < method.Parameters.Length; i++)
            aliased = FindAliased(method.Parameters[i].Type);
        foreach (var parameter in method.TypeParameters)
        {
            for (var i = 0; aliased is null && i < parameter.ConstraintTypes.Length; i++)
                aliased = FindAliased(parameter.ConstraintTypes[i]);
        }

        return aliased;
    }

    /// <summary>Finds a type within another that generated code cannot name, because its reference has only aliases other than global.</summary>
    public ITypeSymbol? FindAliased(ITypeSymbol type)
    {
        if (_aliased is null)
            return null;

        switch (type)
        {
            case IArrayTypeSymbol array:
                return FindAliased(array.ElementType);
            case IPointerTypeSymbol pointer:
                return FindAliased(pointer.PointedAtType);
            case INamedTypeSymbol named:
                if (named.ContainingAssembly is { } assembly && _aliased.Contains(assembly))
                    return named;
                foreach (var argument in named.TypeArguments)
                {
                    if (FindAliased(argument) is { } found)
                        return found;
                }

                return named.ContainingType is { } container ? FindAliased(container) : null;
            default:
                return null;
        }
    }

    private static HashSet<IAssemblySymbol>? FindAliased(Compilation compilation)
    {
        HashSet<IAssemblySymbol>? aliased = null;
        foreach (var reference in compilation.References)
        {
            var aliases = reference.Properties.Aliases;
            if (aliases.IsDefaultOrEmpty || aliases.Contains(MetadataReferenceProperties.GlobalAlias))
                continue;

            if (compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly)
                (aliased ??= new(SymbolEqualityComparer.Default)).Add(assembly);
        }

        return aliased;
    }
}
