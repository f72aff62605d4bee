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
        CheckContainer(type, context);
        if (type.TypeKind != TypeKind.Interface)
            return;

        var cancellation = context.CancellationToken;
        var index = shared.Index(cancellation);
        var contract = index.ContractOf(type);
        var decorated = index.DecoratedOf(type);
        if (contract is null && decorated is null)
            return;

        if (contract is not null)
        {
            var files = UsesFiles(contract) ? shared.Files(cancellation) : new PromptFiles("", default);
            ContractParser.Parse(contract, files, LocalReports.Reporter(context, contract), cancellation);
        }

        if (decorated is not null)
            DecoratorParser.Parse(decorated, LocalReports.Reporter(context, decorated, isRepeated: contract is not null), cancellation);

        var reporter = new RuleReporter(context.ReportDiagnostic, context.Compilation, type);
        var maxAttempts = AttemptLimit.Of(context.Options, type.Locations[0].SourceTree);
        ContractChecks.Check(type, contract is not null, decorated is not null, shared.Models(cancellation), maxAttempts, reporter, cancellation);
    }

    private static void CheckContainer(INamedTypeSymbol type, SymbolAnalysisContext context)
    {
        if (FindNested(type) is not { } nested)
            return;

        var reporter = LocalReports.Reporter(context, nested);
        if (PolicySet.Read(nested)[PolicyKind.LlmClient] is not null)
            ContractParser.Parse(nested, files: null, reporter, context.CancellationToken);
        else
            DecoratorParser.Parse(nested, reporter, context.CancellationToken);
    }

    private static INamedTypeSymbol? FindNested(INamedTypeSymbol type)
    {
        foreach (var nested in type.GetTypeMembers())
        {
            if (nested.TypeKind == TypeKind.Interface && IsAnnotated(nested))
                return nested;
            if (FindNested(nested) is { } deeper)
                return deeper;
        }

        return null;
    }

    private static bool IsAnnotated(INamedTypeSymbol type)
    {
        var policies = PolicySet.Read(type);
        return policies[PolicyKind.LlmClient] is not null || policies[PolicyKind.Decorate] is not null;
    }

    // Additional files belong to other tools too and may be large: they are read only where a contract names one.
    private static bool UsesFiles(INamedTypeSymbol type)
    {
        if (NamesFile(type) || NamesFile(type.ContainingAssembly))
            return true;

        foreach (var member in type.GetMembers())
        {
            if (NamesFile(member))
                return true;
        }

        foreach (var inherited in type.AllInterfaces)
        {
            if (UsesFiles(inherited))
                return true;
        }

        return false;
    }

    private static bool NamesFile(ISymbol symbol)
    {
        foreach (var (_, attribute) in PolicySet.Read(symbol).All)
        {
            if (attribute.TryGet("File", out _))
                return true;
        }

        return false;
    }
}
