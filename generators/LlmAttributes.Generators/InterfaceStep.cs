using LlmAttributes.Contract;
using LlmAttributes.Generators.Memory;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlmAttributes.Generators;

/// <summary>Reads the interfaces that carry an attribute.</summary>
internal static class InterfaceStep
{
    public static IncrementalValuesProvider<TModel> Read<TModel>(
        IncrementalGeneratorInitializationContext context, string attribute, Func<INamedTypeSymbol, CancellationToken, TModel> parse)
        where TModel : class => context.SyntaxProvider
        .ForAttributeWithMetadataName(
            attribute,
            static (node, _) => node is InterfaceDeclarationSyntax,
            (context, token) => InterfaceMemory<TModel>.Read(context, parse, token))
        .Where(static model => model is not null)
        .Select(static (model, _) => model!);

    /// <summary>The names among those of the generated files that need a number.</summary>
    public static IncrementalValueProvider<EquatableArray<string>> FindClashes(
        IncrementalValuesProvider<string> hintNames, params string[] reserved) => hintNames
        .Collect()
        .Select((names, _) => HintNames.FindClashes(names, reserved))
        .WithTrackingName(StepNames.Clashes);
}
