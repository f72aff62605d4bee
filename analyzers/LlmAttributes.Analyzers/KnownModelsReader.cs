using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using LlmAttributes.Contract;

namespace LlmAttributes.Analyzers;

/// <summary>Collects the models that a compilation can see: its own, those of referenced assemblies, and the keys of <c>llm.models.json</c>.</summary>
internal static class KnownModelsReader
{
    // A reference keeps its symbol across many compilations of one editing session.
    private static readonly ConditionalWeakTable<IAssemblySymbol, List<(string, AttributeData)>> s_references = new();

    public static KnownModels Read(Compilation compilation, AssemblyIndex index, AnalyzerOptions options, CancellationToken cancellation)
    {
        var prices = ImmutableSortedDictionary.CreateBuilder<string, bool?>(StringComparer.Ordinal);
        foreach (var (key, attribute) in index.Models)
            Add(prices, key, attribute);

        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!ReferencesLibrary(assembly))
                continue;
            foreach (var (key, attribute) in s_references.GetValue(assembly, ReadReference))
                Add(prices, key, attribute);
        }

        foreach (var file in options.AdditionalFiles)
        {
            if (!ModelFile.Matches(file) || file.GetText(cancellation) is not { } text)
                continue;
            foreach (var key in ModelFile.ReadKeys(text.ToString()))
                prices[key] = prices.TryGetValue(key, out var priced) && priced == true ? true : null;
        }

        return new KnownModels(prices.ToImmutable(), IsStrict(options));
    }

    private static bool IsStrict(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.LlmAttributesStrictModels", out var value)
        && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    private static void Add(ImmutableSortedDictionary<string, bool?>.Builder prices, string key, AttributeData attribute)
    {
        var isPriced = attribute.Number("InputUsdPerMillionTokens") is not null && attribute.Number("OutputUsdPerMillionTokens") is not null;
        if (!prices.ContainsKey(key))
            prices[key] = isPriced;
    }

    private static bool ReferencesLibrary(IAssemblySymbol assembly)
    {
        foreach (var module in assembly.Modules)
        {
            foreach (var reference in module.ReferencedAssemblies)
            {
                if (reference.Name == "LlmAttributes")
                    return true;
            }
        }

        return false;
    }

    private static List<(string, AttributeData)> ReadReference(IAssemblySymbol assembly)
    {
        var models = new List<(string, AttributeData)>();
        foreach (var attribute in assembly.GetAttributes())
        {
            if (PolicyKinds.Of(attribute) == PolicyKind.LlmModel && attribute.Text(0) is { } key)
                models.Add((key, attribute));
        }

        Add(assembly.GlobalNamespace, models);
        return models;
    }

    private static void Add(INamespaceOrTypeSymbol container, List<(string, AttributeData)> models)
    {
        foreach (var member in container.GetMembers())
        {
            switch (member)
            {
                case INamespaceSymbol space:
                    Add(space, models);
                    break;
                case INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public } type:
                    Add(type, models);
                    break;
                case IFieldSymbol { HasConstantValue: true, ConstantValue: string key } field when PolicySet.Read(field)[PolicyKind.LlmModel] is { } attribute:
                    models.Add((key, attribute));
                    break;
            }
        }
    }
}
