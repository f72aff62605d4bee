using System.Collections.Immutable;
using LlmAttributes.Contract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlmAttributes.Generators;

/// <summary>Gathers the models that the assembly and its references declare.</summary>
internal static class CatalogStep
{
    public static IncrementalValueProvider<ModelCatalog> Read(IncrementalGeneratorInitializationContext context)
    {
        var own = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                MetadataNames.LlmModel,
                static (node, _) => node is VariableDeclaratorSyntax or CompilationUnitSyntax,
                static (context, _) => ModelCatalogReader.Read(context.TargetSymbol, context.Attributes))
            .WithTrackingName(StepNames.SourceModels);
        var referenced = context.CompilationProvider
            .Select(ModelCatalogReader.ReadReferences)
            .WithTrackingName(StepNames.ReferencedModels);
        var stated = own.Collect().Combine(referenced).Select(static (x, _) => Join(x.Left, x.Right));
        return PriceFileStep.Complete(context, stated).WithTrackingName(StepNames.Catalog);
    }

    private static ModelCatalog Join(ImmutableArray<EquatableArray<ModelFact>> own, EquatableArray<ModelFact> referenced)
    {
        var models = new List<ModelFact>();
        foreach (var list in own)
            models.AddRange(list);
        models.Sort(ModelCatalogReader.Compare);
        models.AddRange(referenced);
        return new(models.ToEquatableArray());
    }
}
