using LlmAttributes.Contract;
using LlmAttributes.Generators.Emit;
using LlmAttributes.Generators.Memory;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlmAttributes.Generators;

/// <summary>Writes a decorator for each interface that is marked <c>[Decorate]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class DecoratorGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var settings = context.AnalyzerConfigOptionsProvider.Select(GeneratorSettings.From).WithTrackingName(StepNames.Settings);
        var decorators = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                MetadataNames.Decorate,
                static (node, _) => node is InterfaceDeclarationSyntax,
                static (context, token) => InterfaceMemory<DecoratorModel>.Read(context, Parse, token))
            .Where(static decorator => decorator is not null)
            .Select(static (decorator, _) => decorator!)
            .WithTrackingName(StepNames.Decorators);
        var clashes = decorators
            .Where(static decorator => !decorator.IsClosed)
            .Select(static (decorator, _) => decorator.HintName)
            .Collect()
            .Select(static (names, _) => HintNames.FindClashes(names))
            .WithTrackingName(StepNames.Clashes);
        context.RegisterSourceOutput(decorators.Combine(settings.Combine(clashes)), static (output, x) =>
        {
            var (decorator, (settings, clashes)) = x;
            if (settings.IsEnabled && !decorator.IsClosed)
                output.AddSource(HintNames.Number(decorator.HintName, clashes), DecoratorEmitter.Emit(decorator));
        });
    }

    private static DecoratorModel Parse(INamedTypeSymbol type, CancellationToken token) => DecoratorParser.Parse(type, RuleReporter.None, token);
}
