using LlmAttributes.Contract;
using LlmAttributes.Generators.Emit;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Generators;

/// <summary>Writes a decorator for each interface that is marked <c>[Decorate]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class DecoratorGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var settings = context.AnalyzerConfigOptionsProvider.Select(GeneratorSettings.From).WithTrackingName(StepNames.Settings);
        var decorators = InterfaceStep.Read(context, MetadataNames.Decorate, Parse).WithTrackingName(StepNames.Decorators);
        var open = decorators.Where(static decorator => !decorator.IsClosed);
        var clashes = InterfaceStep.FindClashes(open.Select(static (decorator, _) => decorator.HintName));
        context.RegisterSourceOutput(open.Combine(settings.Combine(clashes)), static (output, x) =>
        {
            var (decorator, (settings, clashes)) = x;
            if (settings.IsEnabled)
                output.AddSource(HintNames.Number(decorator.HintName, clashes), DecoratorEmitter.Emit(decorator));
        });
    }

    private static DecoratorModel Parse(INamedTypeSymbol type, CancellationToken token) => DecoratorParser.Parse(type, RuleReporter.None, token);
}
