using LlmAttributes.Contract;
using LlmAttributes.Generators.Emit;
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
                static (context, token) => FirstDeclaration.Is(context) ? DecoratorParser.Parse((INamedTypeSymbol)context.TargetSymbol, RuleReporter.None, token) : null)
            .Where(static decorator => decorator is not null)
            .Select(static (decorator, _) => decorator!)
            .WithTrackingName(StepNames.Decorators);
        context.RegisterSourceOutput(decorators.Combine(settings), static (output, x) =>
        {
            if (x.Right.IsEnabled && !x.Left.IsClosed)
                output.AddSource(x.Left.HintName, DecoratorEmitter.Emit(x.Left));
        });
    }
}
