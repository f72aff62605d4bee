using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using LlmAttributes.Contract;

namespace LlmAttributes.Analyzers;

/// <summary>Reads each contract and each decorated interface with the parser of the generator and reports what it finds.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContractAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = RuleCatalog.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (!CompilationContext.IsLibraryVisible(start.Compilation))
                return;

            var shared = new CompilationContext(start.Compilation, start.Options);
            start.RegisterSymbolAction(symbol => Check(symbol, shared), SymbolKind.NamedType);
        });
    }

    private static void Check(SymbolAnalysisContext context, CompilationContext shared)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Interface || type.GetAttributes().IsEmpty)
            return;

        var policies = PolicySet.Read(type);
        var isContract = policies[PolicyKind.LlmClient] is not null;
        var isDecorated = policies[PolicyKind.Decorate] is not null;
        if (!isContract && !isDecorated)
            return;

        var reporter = new RuleReporter(context.ReportDiagnostic, context.Compilation, type);
        ContractChecks.Check(type, shared.Models(context.CancellationToken), reporter, context.CancellationToken);
    }
}
