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
}
