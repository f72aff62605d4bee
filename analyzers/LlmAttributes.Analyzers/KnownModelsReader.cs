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
        var models = ImmutableSortedDictionary.CreateBuilder<string, KnownModel>(StringComparer.Ordinal);
        foreach (var (key, attribute) in index.Models)
        {
            if (!models.ContainsKey(key))
                models[key] = Known(ModelFactReader.Read(attribute, key, ImmutableArray<AttributeData>.Empty, isOnAssembly: false));
        }

        foreach (var model in ModelCatalogReader.ReadReferences(compilation, cancellation))
        {
            if (!models.ContainsKey(model.Key))
                models[model.Key] = Known(model);
        }

        foreach (var file in options.AdditionalFiles)
        {
            if (!ModelFile.Matches(file) || file.GetText(cancellation) is not { } text)
                continue;
            foreach (var key in ModelFile.ReadKeys(text.ToString()))
            {
                var model = models.TryGetValue(key, out var declared) ? declared : new();
                models[key] = model.IsPriced == true ? model : model with { IsPriced = null };
            }
        }

        return new KnownModels(models.ToImmutable(), IsStrict(options));
    }

    private static KnownModel Known(ModelFact model) => new()
    {
        IsPriced = model.InputUsdPerMillionTokens is not null && model.OutputUsdPerMillionTokens is not null,
        InputUsdPerMillionTokens = model.InputUsdPerMillionTokens,
        OutputUsdPerMillionTokens = model.OutputUsdPerMillionTokens,
        MaxOutputTokens = model.MaxOutputTokens,
        ContextWindow = model.ContextWindow,
        Provider = model.Provider,
        Capabilities = model.Capabilities,
        Quality = model.Quality,
        Region = model.Region,
        IsLimited = (model.RequestsPerMinute ?? model.TokensPerMinute ?? model.MaxConcurrency) is not null,
    };

    private static bool IsStrict(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.LlmAttributesStrictModels", out var value)
        && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
