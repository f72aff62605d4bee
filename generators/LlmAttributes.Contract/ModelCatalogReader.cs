using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Reads <c>[LlmModel]</c> from constants and assemblies.</summary>
internal static class ModelCatalogReader
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, StrongBox<EquatableArray<ModelFact>>> s_known = new();

    /// <summary>Reads the models of the references.</summary>
    public static EquatableArray<ModelFact> ReadReferences(Compilation compilation, CancellationToken token)
    {
        var models = new List<ModelFact>();
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            token.ThrowIfCancellationRequested();
            if (IsPlatform(assembly.Name))
                continue;

            models.AddRange(s_known.GetValue(assembly, static assembly => new(KnowsUs(assembly) ? ReadReference(assembly) : default)).Value);
        }

        models.Sort(Compare);
        return models.ToEquatableArray();
    }

    /// <summary>Reads the attributes that stand on one constant or assembly.</summary>
    public static EquatableArray<ModelFact> Read(ISymbol symbol, ImmutableArray<AttributeData> attributes)
    {
        var models = new List<ModelFact>(attributes.Length);
        Add(symbol, attributes, isReferenced: false, models);
        return models.ToEquatableArray();
    }

    public static int Compare(ModelFact left, ModelFact right)
    {
        var order = string.CompareOrdinal(left.Key, right.Key);
        return order != 0 ? order : string.CompareOrdinal(left.Origin, right.Origin);
    }

    // Reading the references of every platform assembly would load them all, for nothing.
    private static bool IsPlatform(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.", StringComparison.Ordinal)
        || name is "System" or "mscorlib" or "netstandard";

    private static bool KnowsUs(IAssemblySymbol assembly)
    {
        foreach (var module in assembly.Modules)
        {
            foreach (var reference in module.ReferencedAssemblies)
            {
                if (reference.Name == MetadataNames.AssemblyName)
                    return true;
            }
        }

        return false;
    }

    private static EquatableArray<ModelFact> ReadReference(IAssemblySymbol assembly)
    {
        var models = new List<ModelFact>();
        Add(assembly, assembly.GetAttributes(), isReferenced: true, models);
        ReadNamespace(assembly.GlobalNamespace, models);
        return models.ToEquatableArray();
    }

    private static void ReadNamespace(INamespaceSymbol space, List<ModelFact> models)
    {
        foreach (var type in space.GetTypeMembers())
            ReadType(type, models);
        foreach (var inner in space.GetNamespaceMembers())
            ReadNamespace(inner, models);
    }

    private static void ReadType(INamedTypeSymbol type, List<ModelFact> models)
    {
        if (type.DeclaredAccessibility != Accessibility.Public)
            return;

        foreach (var member in type.GetMembers())
        {
            if (member is INamedTypeSymbol nested)
                ReadType(nested, models);
            else if (member is IFieldSymbol { IsConst: true, Type.SpecialType: SpecialType.System_String, DeclaredAccessibility: Accessibility.Public } field)
                Add(field, field.GetAttributes(), isReferenced: true, models);
        }
    }

    private static void Add(ISymbol symbol, ImmutableArray<AttributeData> attributes, bool isReferenced, List<ModelFact> models)
    {
        ImmutableArray<AttributeData>? details = null;
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass is not { Name: MetadataNames.LlmModelAttribute } type || !Declarations.IsOurs(type))
                continue;

            var key = symbol is IFieldSymbol field ? field.ConstantValue as string : AttributeReader.TextArgument(attribute, 0);
            if (string.IsNullOrEmpty(key))
                continue;

            // A syntax provider hands over the attributes of one name only; those beside it are the symbol's.
            details ??= symbol.GetAttributes();
            models.Add(ModelFactReader.Read(attribute, key!, details.Value, symbol is IAssemblySymbol) with
            {
                Origin = symbol is IFieldSymbol ? symbol.ToDisplayString() : symbol.Name,
                IsReferenced = isReferenced,
            });
        }
    }
}
