using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using LlmAttributes.Contract;

namespace LlmAttributes.Analyzers;

/// <summary>Finds cost formats that exclude each other.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CostFormatsAnalyzer : DiagnosticAnalyzer
{
    // The values of CostTelemetryFormats.GenAIDraft and .Langfuse.
    private const int Clash = 2 | 4;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(RuleCatalog.ClashingCostFormats);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (CompilationContext.IsLibraryVisible(start.Compilation))
                start.RegisterOperationAction(Check, OperationKind.Binary);
        });
    }

    private static void Check(OperationAnalysisContext context)
    {
        var formats = (IBinaryOperation)context.Operation;
        if (formats is { OperatorKind: BinaryOperatorKind.Or, ConstantValue: { HasValue: true, Value: int value }, Type: INamedTypeSymbol { Name: "CostTelemetryFormats" } type }
            && (value & Clash) == Clash
            && Declarations.IsOurs(type)
            && !IsPart(formats))
        {
            context.ReportDiagnostic(Diagnostic.Create(RuleCatalog.ClashingCostFormats, formats.Syntax.GetLocation(), formats.Syntax.ToString()));
        }
    }

    // The whole says it once for all its parts.
    private static bool IsPart(IBinaryOperation formats) => formats.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Or, ConstantValue.HasValue: true };
}
