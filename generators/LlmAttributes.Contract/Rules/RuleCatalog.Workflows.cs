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
}
