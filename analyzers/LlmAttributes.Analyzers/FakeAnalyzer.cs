using System.Collections.Immutable;
using LlmAttributes.Contract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LlmAttributes.Analyzers;

/// <summary>Finds classes marked <c>[LlmFake]</c> of which no fake can be made.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FakeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(RuleCatalog.UnsupportedFake);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(MetadataNames.LlmFake) is null)
                return;
            start.RegisterSymbolAction(
                static symbol =>
                {
                    if (symbol.Symbol is INamedTypeSymbol { TypeKind: TypeKind.Class } type && !type.GetAttributes().IsEmpty)
                        FakeParser.Parse(type, new(symbol.ReportDiagnostic, symbol.Compilation, type), symbol.CancellationToken);
                },
                SymbolKind.NamedType);
        });
    }
}
