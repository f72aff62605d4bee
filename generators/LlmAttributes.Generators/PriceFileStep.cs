using LlmAttributes.Contract;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Generators;

/// <summary>Completes the declared models by the rows of price lists among the additional files; only rows that a model names go on.</summary>
internal static class PriceFileStep
{
    public static IncrementalValueProvider<ModelCatalog> Complete(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ModelCatalog> stated)
    {
        var files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static x => PriceFile.Matches(x.Left, x.Right))
            .Select(static (x, _) => x.Left)
            .Combine(stated)
            .Select(static (x, token) => Rows(x.Left, x.Right, token))
            .WithTrackingName(StepNames.PriceFiles)
            .Collect();
        return stated.Combine(files).Select(static (x, _) => x.Right.IsEmpty ? x.Left : Join(x.Left, x.Right));
    }

    // One row per model, empty where the list has none, so that the lists stay in step.
    private static EquatableArray<ModelFact> Rows(AdditionalText file, ModelCatalog stated, CancellationToken token)
    {
        if (file.GetText(token) is not { } text || PriceFile.Read(text.ToString()) is not { } list)
            return default;

        var rows = new List<ModelFact>(stated.Models.Count);
        foreach (var model in stated.Models)
            rows.Add((model.ModelId is { } id ? list.Find(model.Provider, id) : null) ?? s_none);
        return rows.ToEquatableArray();
    }

    private static ModelCatalog Join(ModelCatalog stated, System.Collections.Immutable.ImmutableArray<EquatableArray<ModelFact>> lists)
    {
        var models = new List<ModelFact>(stated.Models.Count);
        for (var i = 0; i < stated.Models.Count; i++)
        {
            var model = stated.Models[i];
            foreach (var rows in lists)
            {
                if (i < rows.Count)
                    model = model.Over(rows[i]);
            }

            models.Add(model);
        }

        return new(models.ToEquatableArray());
    }

    private static readonly ModelFact s_none = new() { Key = "", Origin = "" };
}
