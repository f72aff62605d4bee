using LlmAttributes.Contract;
using LlmAttributes.Generators.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlmAttributes.Generators;

/// <summary>Writes the members of each class that is marked <c>[LlmFake]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class FakeGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var settings = context.AnalyzerConfigOptionsProvider.Select(GeneratorSettings.From).WithTrackingName(StepNames.Settings);
        var fakes = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                MetadataNames.LlmFake,
                static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax,
                static (context, token) => FakeParser.Parse((INamedTypeSymbol)context.TargetSymbol, RuleReporter.None, token))
            .Where(static fake => fake is { IsFaulty: false })
            .WithTrackingName(StepNames.Fakes);
        var clashes = InterfaceStep.FindClashes(fakes.Select(static (fake, _) => fake!.HintName));
        context.RegisterSourceOutput(fakes.Combine(settings.Combine(clashes)), static (output, x) =>
        {
            var (fake, (settings, clashes)) = x;
            if (settings.IsEnabled)
                output.AddSource(HintNames.Number(fake!.HintName, clashes), FakeEmitter.Emit(fake));
        });
    }
}
