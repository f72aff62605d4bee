using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

internal static partial class RuleCatalog
{
    public static readonly DiagnosticDescriptor WorkflowWithoutBody = Rule(
        RuleIds.WorkflowWithoutBody, Category.Usage, DiagnosticSeverity.Error,
        title: "Workflows must have a body",
        message: "'{0}' has [Workflow] but no body, so there are no calls to put together; give it a body, or remove [Workflow]");

    public static readonly DiagnosticDescriptor UnsupportedWorkflow = Rule(
        RuleIds.UnsupportedWorkflow, Category.Usage, DiagnosticSeverity.Error,
        title: "Workflows must be asynchronous methods that a client can implement",
        message: "Workflow '{0}' {1}; {2}");

    public static readonly DiagnosticDescriptor WorkflowWithoutToken = Rule(
        RuleIds.WorkflowWithoutToken, Category.Usage, DiagnosticSeverity.Info,
        title: "Workflows should take a CancellationToken",
        message: "Workflow '{0}' takes no CancellationToken, so nobody can cancel it and its body does not learn that its time is up; add 'CancellationToken cancellationToken = default'");

    public static readonly DiagnosticDescriptor WorkflowCallsItself = Rule(
        RuleIds.WorkflowCallsItself, Category.Usage, DiagnosticSeverity.Warning,
        title: "Workflows should not call themselves",
        message: "Workflow '{0}' calls itself, which opens a workflow in each workflow; repeat its calls in a loop, or move what is repeated to a method without [Workflow]");

    public static readonly DiagnosticDescriptor WorkflowShorterThanCall = Rule(
        RuleIds.WorkflowShorterThanCall, Category.Usage, DiagnosticSeverity.Info,
        title: "Workflows should last as long as their calls",
        message: "'{0}' may take {1} s, but workflow '{2}' ends it after {3} s at the latest; raise TimeoutSeconds, or lower TotalSeconds of the call");

    public static readonly DiagnosticDescriptor WorkflowCheaperThanCall = Rule(
        RuleIds.WorkflowCheaperThanCall, Category.Usage, DiagnosticSeverity.Info,
        title: "The budget of a workflow should pay for each of its calls",
        message: "'{0}' may cost ${1}, but workflow '{2}' has ${3} for all its calls; raise BudgetUsd, or lower PerCallUsd of the call");
}
