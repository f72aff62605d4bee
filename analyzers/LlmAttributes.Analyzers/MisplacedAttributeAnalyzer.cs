using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using LlmAttributes.Contract;

namespace LlmAttributes.Analyzers;

/// <summary>Finds attributes of the library that stand outside of any contract, and checks those of assembly and models.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MisplacedAttributeAnalyzer : DiagnosticAnalyzer
{
    private const string NoContract = "which belongs to no [LlmClient] or [Decorate] interface";

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
            start.RegisterSymbolAction(symbol => CheckType(symbol, shared), SymbolKind.NamedType);
            start.RegisterSymbolAction(symbol => CheckMethod(symbol, shared), SymbolKind.Method);
            start.RegisterSymbolAction(symbol => CheckIndexer(symbol, shared), SymbolKind.Property);
            start.RegisterSymbolAction(symbol => CheckField(symbol, shared), SymbolKind.Field);
            start.RegisterOperationAction(CheckLocal, OperationKind.LocalFunction, OperationKind.AnonymousFunction);
            start.RegisterSyntaxNodeAction(node => AssemblyAttributes.Check(node, shared), SyntaxKind.AttributeList);
        });
    }

    private static void CheckType(SymbolAnalysisContext context, CompilationContext shared)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind == TypeKind.Interface && IsOutside(type, shared, context.CancellationToken))
            EffectChecks.ReportAll(type, NoContract, Reporter(context));
        if (type.DelegateInvokeMethod is { } invoke)
            ParameterMarks.ReportAll(invoke.Parameters, NoContract, Reporter(context));
    }

    private static void CheckMethod(SymbolAnalysisContext context, CompilationContext shared)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.AssociatedSymbol is null)
            CheckParameters(method, context, shared);
        if (method.GetAttributes().IsEmpty || PolicySet.Read(method).All.IsEmpty || method.ContainingType is not { } type)
            return;

        if (type.TypeKind != TypeKind.Interface || IsOutside(type, shared, context.CancellationToken))
            EffectChecks.ReportAll(method, NoContract, Reporter(context));
    }

    private static void CheckParameters(IMethodSymbol method, SymbolAnalysisContext context, CompilationContext shared)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.GetAttributes().IsEmpty || !ParameterMarks.HasAny(parameter))
                continue;

            if (method.ContainingType is { TypeKind: TypeKind.Interface } type && !IsOutside(type, shared, context.CancellationToken))
                return;
            ParameterMarks.ReportAll(method.Parameters, NoContract, Reporter(context));
            return;
        }
    }

    private static void CheckIndexer(SymbolAnalysisContext context, CompilationContext shared)
    {
        var property = (IPropertySymbol)context.Symbol;
        if (property is { Parameters.IsEmpty: false, ContainingType: { } type } && (type.TypeKind != TypeKind.Interface || IsOutside(type, shared, context.CancellationToken)))
            ParameterMarks.ReportAll(property.Parameters, NoContract, Reporter(context));
    }

    private static void CheckField(SymbolAnalysisContext context, CompilationContext shared)
    {
        var field = (IFieldSymbol)context.Symbol;
        if (field.GetAttributes().IsEmpty)
            return;

        var reporter = Reporter(context);
        var isKey = field is { IsConst: true, Type.SpecialType: SpecialType.System_String };
        var policies = PolicySet.Read(field);
        foreach (var (kind, attribute) in policies.All)
        {
            if (!isKey)
                EffectChecks.Report(kind, attribute, field.Name, "which is no string constant", reporter);
            else if (ModelDetails.IsDetail(kind) && policies[PolicyKind.LlmModel] is null)
                EffectChecks.Report(kind, attribute, field.Name, "which no [LlmModel] declares", reporter);
            else if (kind == PolicyKind.LlmModel && attribute != policies[PolicyKind.LlmModel])
                EffectChecks.Report(kind, attribute, field.Name, "whose facts another [LlmModel] gives", reporter);
            else if (ModelDetails.Key(kind, attribute) is not null)
                reporter.Report(
                    RuleCatalog.AttributeWithoutEffect, RuleAnchor.Positional(attribute, 0), "key", field.Name, "whose value is the key of the model");

            if (!isKey)
                continue;
            PolicyNumbers.Check(kind, attribute, field.Name, reporter);
            ModelFactChecks.Check(kind, attribute, field.Name, shared.Prices(context.CancellationToken), reporter);
        }
    }

    private static void CheckLocal(OperationAnalysisContext context)
    {
        var method = context.Operation switch
        {
            ILocalFunctionOperation local => local.Symbol,
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            _ => null,
        };

        if (method is null)
            return;
        var reporter = new RuleReporter(context.ReportDiagnostic, context.Compilation, method);
        EffectChecks.ReportAll(method, NoContract, reporter);
        ParameterMarks.ReportAll(method.Parameters, NoContract, reporter);
    }

    private static bool IsOutside(INamedTypeSymbol type, CompilationContext shared, CancellationToken cancellation)
    {
        var index = shared.Index(cancellation);
        return index.ContractOf(type) is null && index.DecoratedOf(type) is null;
    }

    private static RuleReporter Reporter(SymbolAnalysisContext context) => new(context.ReportDiagnostic, context.Compilation, context.Symbol);
}
