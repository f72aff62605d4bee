using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using LlmAttributes.Contract;

namespace LlmAttributes.Analyzers;

/// <summary>Looks at what the bodies of workflows call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WorkflowAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(RuleCatalog.WorkflowCallsItself, RuleCatalog.WorkflowShorterThanCall, RuleCatalog.WorkflowCheaperThanCall);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (CompilationContext.IsLibraryVisible(start.Compilation))
                start.RegisterOperationAction(Check, OperationKind.Invocation);
        });
    }

    private static void Check(OperationAnalysisContext context)
    {
        if (context.ContainingSymbol is not IMethodSymbol { ContainingType.TypeKind: TypeKind.Interface } body || Declarations.Read(body).Workflow is not { } workflow)
            return;
        var invocation = (IInvocationOperation)context.Operation;
        var target = invocation.TargetMethod.OriginalDefinition;
        var place = invocation.Syntax.GetLocation();
        if (SymbolEqualityComparer.Default.Equals(target, body.OriginalDefinition))
            context.ReportDiagnostic(Diagnostic.Create(RuleCatalog.WorkflowCallsItself, place, body.Name));
        else if (CallSymbols.IsCall(target) && target.ContainingType.TypeKind == TypeKind.Interface)
            CheckLimits(context, workflow, body, target, place);
    }

    private static void CheckLimits(OperationAnalysisContext context, AttributeData workflow, IMethodSymbol body, IMethodSymbol call, Location place)
    {
        var levels = new PolicyLevels(PolicySet.Read(call), new(PolicySet.Read(call.ContainingType), null));
        Compare(RuleCatalog.WorkflowShorterThanCall, "TimeoutSeconds", PolicyKind.Timeout, "TotalSeconds");
        Compare(RuleCatalog.WorkflowCheaperThanCall, "BudgetUsd", PolicyKind.Budget, "PerCallUsd");

        void Compare(DiagnosticDescriptor rule, string own, PolicyKind kind, string name)
        {
            if (AttributeReader.Number(workflow, own) is { } limit && levels.IsOn(kind) && levels.Number(kind, name) is { } of && of.Value > limit)
                context.ReportDiagnostic(Diagnostic.Create(rule, place, call.Name, AttributeValues.Display(of.Value), body.Name, AttributeValues.Display(limit)));
        }
    }
}
