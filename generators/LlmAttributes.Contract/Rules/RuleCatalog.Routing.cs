using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

internal static partial class RuleCatalog
{
    public static readonly DiagnosticDescriptor UnknownModel = Rule(
        RuleIds.UnknownModel, Category.Routing, DiagnosticSeverity.Warning,
        title: "Model keys should be declared",
        message: "Model '{0}' of '{1}' is not declared; {2}");

    public static readonly DiagnosticDescriptor NoCandidates = Rule(
        RuleIds.NoCandidates, Category.Routing, DiagnosticSeverity.Error,
        title: "Routes, chains and ensembles need models",
        message: "[{0}] of '{1}' names no model; name {2}");

    public static readonly DiagnosticDescriptor DuplicateCandidate = Rule(
        RuleIds.DuplicateCandidate, Category.Routing, DiagnosticSeverity.Warning,
        title: "Models should be named once",
        message: "Model '{0}' stands twice in [{1}] of '{2}'; remove one");

    public static readonly DiagnosticDescriptor EnsembleOfOne = Rule(
        RuleIds.EnsembleOfOne, Category.Routing, DiagnosticSeverity.Warning,
        title: "Ensembles should have several members",
        message: "[Ensemble] of '{0}' has '{1}' as its only member; add another or use [Model]");

    public static readonly DiagnosticDescriptor QuorumOutOfRange = Rule(
        RuleIds.QuorumOutOfRange, Category.Routing, DiagnosticSeverity.Error,
        title: "A quorum must be reachable",
        message: "'Quorum' of [Ensemble] on '{0}' is {1} with {2} members; make it {3}");

    public static readonly DiagnosticDescriptor CapabilityMissing = Rule(
        RuleIds.CapabilityMissing, Category.Routing, DiagnosticSeverity.Warning,
        title: "Models should be able to do what their call needs",
        message: "Model '{0}' cannot do {1}, which '{2}' needs; name another model, or correct its 'Capabilities'");

    public static readonly DiagnosticDescriptor RouteTableOverlap = Rule(
        RuleIds.RouteTableOverlap, Category.Routing, DiagnosticSeverity.Warning,
        title: "Rows of a route should not overlap",
        message: "[{0}] of '{1}' has two rows for '{2}'; join them");

    public static readonly DiagnosticDescriptor RouteTablePartial = Rule(
        RuleIds.RouteTablePartial, Category.Routing, DiagnosticSeverity.Warning,
        title: "Rows of a route should cover every call",
        message: "The route of '{0}' has no model for {1}; add a row, or name models for all others in [RouteBy]");

    public static readonly DiagnosticDescriptor WeightsMismatch = Rule(
        RuleIds.WeightsMismatch, Category.Routing, DiagnosticSeverity.Error,
        title: "Each model of a weighted route needs a weight",
        message: "'Weights' of [RouteBy] on '{0}' has {1}; {2}");

    public static readonly DiagnosticDescriptor WeightsSum = Rule(
        RuleIds.WeightsSum, Category.Routing, DiagnosticSeverity.Warning,
        title: "Weights of a route should sum to 1",
        message: "The weights of [RouteBy] on '{0}' sum to {1}; make it {2}");

    public static readonly DiagnosticDescriptor NobodyLeft = Rule(
        RuleIds.NobodyLeft, Category.Routing, DiagnosticSeverity.Warning,
        title: "Constraints of a route should leave a candidate",
        message: "No model of '{0}' satisfies its route ({1}); relax the constraints, or add a model");

    public static readonly DiagnosticDescriptor RouteWithoutKey = Rule(
        RuleIds.RouteWithoutKey, Category.Routing, DiagnosticSeverity.Warning,
        title: "Routes by key or task should find it in the call",
        message: "'{0}' routes by {1}, but no parameter carries it; {2}");

    public static readonly DiagnosticDescriptor PromptAboveWindow = Rule(
        RuleIds.PromptAboveWindow, Category.Routing, DiagnosticSeverity.Warning,
        title: "Prompts should fit into the window of every model",
        message: "The text of '{0}' and its largest output, {1} tokens or more, never fit into the {2} of model '{3}'; shorten them, or name a model with a larger window");

    public static readonly DiagnosticDescriptor PromptNearWindow = Rule(
        RuleIds.PromptNearWindow, Category.Routing, DiagnosticSeverity.Info,
        title: "Prompts should leave room in the window of every model",
        message: "The text of '{0}' and its largest output, up to {1} tokens before any argument, may not always fit into the {2} of model '{3}'; "
            + "shorten them, or name a model with a larger window");
}
