using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using LlmAttributes.Contract;

namespace LlmAttributes.Analyzers;

/// <summary>Checks the policies and models of the assembly, each in the list of attributes that it stands in.</summary>
internal static class AssemblyAttributes
{
    public static void Check(SyntaxNodeAnalysisContext context, CompilationContext shared)
    {
        var list = (AttributeListSyntax)context.Node;
        if (list.Target?.Identifier.IsKind(SyntaxKind.AssemblyKeyword) != true)
            return;

        var assembly = context.Compilation.Assembly;
        var policies = PolicySet.Read(assembly);
        if (policies.All.IsEmpty)
            return;

        var reporter = new RuleReporter(Report, context.Compilation, assembly);
        var levels = new PolicyLevels(policies, null);
        ContractChecks.CheckLevel(assembly.Name, isEnsemble: false, levels, shared.Models(context.CancellationToken), reporter);
        AttemptChecks.Check(levels, isEnsemble: false, assembly.Name, AttemptLimit.Of(context.Options, list.SyntaxTree), reporter);
        ModelKeyChecks.CheckBudget(levels, isEnsemble: false, assembly.Name, shared.Models(context.CancellationToken), reporter);
        if (policies[PolicyKind.SystemPrompt] is { } prompt)
            SharedSystemPrompt.Read(prompt, assembly.Name, shared.Files(context.CancellationToken), reporter);
        FragmentChecks.Check(policies.Of(PolicyKind.PromptFragment), assembly.Name, shared.Files(context.CancellationToken), isIncluded: null, reporter);
        CheckEffects(assembly.Name, levels, shared.Index(context.CancellationToken), reporter);
        foreach (var (kind, attribute) in policies.All)
            ModelFactChecks.Check(kind, attribute, ModelDetails.Key(kind, attribute) ?? assembly.Name, shared.Prices(context.CancellationToken), reporter);

        void Report(Diagnostic diagnostic)
        {
            var place = LocalReports.PlaceOf(diagnostic);
            if (place.SourceTree == list.SyntaxTree && list.Span.Contains(place.SourceSpan))
                context.ReportDiagnostic(diagnostic);
        }
    }

    private static void CheckEffects(string owner, PolicyLevels levels, AssemblyIndex index, RuleReporter reporter)
    {
        foreach (var (kind, attribute) in levels.Own.All)
        {
            if (WhyNot(kind, attribute, levels.Own, index) is { } reason)
                EffectChecks.Report(kind, attribute, owner, reason, reporter);
            else
                EffectArguments.Check(kind, attribute, owner, levels, reporter);
        }
    }

    private static string? WhyNot(PolicyKind kind, AttributeData attribute, PolicySet policies, AssemblyIndex index)
    {
        if (kind == PolicyKind.LlmModel || ModelDetails.IsDetail(kind))
            return WhyNotOfModel(kind, attribute, policies);
        if (attribute.IsDisabled())
            return "where nothing is inherited that it could switch off";
        if (index.HasContract || (index.HasDecorated && IsPolicyOfDecorators(kind, attribute)))
            return null;
        return index.HasDecorated ? "which has no [LlmClient] interface" : "which has no [LlmClient] or [Decorate] interface";
    }

    private static string? WhyNotOfModel(PolicyKind kind, AttributeData attribute, PolicySet policies)
    {
        if (attribute.AttributeConstructor is null)
            return null;
        if (ModelDetails.Key(kind, attribute) is not { } key)
            return "where it needs the key of the model";
        if (kind == PolicyKind.LlmModel)
            return null;

        foreach (var (other, model) in policies.All)
        {
            if (other == PolicyKind.LlmModel && ModelDetails.Key(other, model) == key)
                return null;
        }

        return "where no [LlmModel] declares the model";
    }

    private static bool IsPolicyOfDecorators(PolicyKind kind, AttributeData attribute) =>
        DecoratorChecks.IsPolicyOfDecorators(kind) && (kind != PolicyKind.Fallback || FallbackChain.HasLastResort(attribute));
}
