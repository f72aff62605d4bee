using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using LlmAttributes.Contract;

namespace LlmAttributes.Analyzers;

/// <summary>Collects the models that a compilation can see: its own, those of referenced assemblies, and the keys of <c>llm.models.json</c>.</summary>
internal static class KnownModelsReader
{
    public static KnownModels Read(Compilation compilation, AssemblyIndex index, AnalyzerOptions options, CancellationToken cancellation)
    {
        var prices = ImmutableSortedDictionary.CreateBuilder<string, bool?>(StringComparer.Ordinal);
        foreach (var (key, attribute) in index.Models)
        {
            if (!prices.ContainsKey(key))
                prices[key] = attribute.Number("InputUsdPerMillionTokens") is not null && attribute.Number("OutputUsdPerMillionTokens") is not null;
        }

        foreach (var model in ModelCatalogReader.ReadReferences(compilation, cancellation))
        {
            if (!prices.ContainsKey(model.Key))
                prices[model.Key] = model.InputUsdPerMillionTokens is not null && model.OutputUsdPerMillionTokens is not null;
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
}
