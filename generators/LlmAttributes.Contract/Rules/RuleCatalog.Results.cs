using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

internal static partial class RuleCatalog
{
    public static readonly DiagnosticDescriptor UnsupportedResultMember = Rule(
        RuleIds.UnsupportedResultMember, Category.Results, DiagnosticSeverity.Error,
        title: "Results must be readable out of JSON",
        message: "'{0}' in the result of '{1}' cannot be read out of JSON, since {2}; {3}");

    public static readonly DiagnosticDescriptor AmbiguousEnumNames = Rule(
        RuleIds.AmbiguousEnumNames, Category.Results, DiagnosticSeverity.Warning,
        title: "Names of enumerations should differ by more than case and separators",
        message: "Names '{1}' and '{2}' of '{0}' in the result of '{3}' differ in case or separators alone, which readers forgive, so neither is recognised unless it is written "
            + "exactly; rename one");

    public static readonly DiagnosticDescriptor StrictModeBreaker = Rule(
        RuleIds.StrictModeBreaker, Category.Results, DiagnosticSeverity.Info,
        title: "Results should fit the strict mode of providers",
        message: "'{0}' in the result of '{1}' is a dictionary, which strict modes refuse, since its properties are not known; use a list of records with a name and a value");

    public static readonly DiagnosticDescriptor OpaqueName = Rule(
        RuleIds.OpaqueName, Category.Results, DiagnosticSeverity.Info,
        title: "Names that say little should be described",
        message: "'{0}' in the result of '{1}' has a name that does not tell the model what belongs there; add [Description], a documentation comment or a better name");

    public static readonly DiagnosticDescriptor IncomparableResult = Rule(
        RuleIds.IncomparableResult, Category.Results, DiagnosticSeverity.Error,
        title: "Ensembles must be able to compare results",
        message: "'{0}' lets models vote on a '{1}', {2}, so no two answers are ever equal; use a record of plain values, or remove [Ensemble]");

    public static readonly DiagnosticDescriptor UnenforcedDemand = Rule(
        RuleIds.UnenforcedDemand, Category.Results, DiagnosticSeverity.Warning,
        title: "Demands on results should be enforced",
        message: "'{0}' in the result of '{1}' has [{2}], which is not checked there; check it in IValidatableAnswer.Validate");

    public static readonly DiagnosticDescriptor BrokenJsonContext = Rule(
        RuleIds.BrokenJsonContext, Category.Results, DiagnosticSeverity.Error,
        title: "A JsonContext must be a context that clients can use",
        message: "'{0}' names '{1}' as JsonContext, {2}; {3}");

    public static readonly DiagnosticDescriptor UncoveredResult = Rule(
        RuleIds.UncoveredResult, Category.Results, DiagnosticSeverity.Error,
        title: "Results must be covered by the JsonContext",
        message: "'{0}' returns '{1}', which the JsonContext '{2}' does not cover; add [JsonSerializable(typeof({1}))] to '{2}'");

    public static readonly DiagnosticDescriptor UnusedJsonContext = Rule(
        RuleIds.UnusedJsonContext, Category.Results, DiagnosticSeverity.Warning,
        title: "A JsonContext should read something",
        message: "'{0}' names '{1}' as JsonContext, but has no typed result that is read through it; remove it");

    public static readonly DiagnosticDescriptor UnstreamableItem = Rule(
        RuleIds.UnstreamableItem, Category.Results, DiagnosticSeverity.Error,
        title: "Streams must yield parts of an answer",
        message: "'{0}' streams '{1}', which is no part of an answer; {2}");

    public static readonly DiagnosticDescriptor ShapelessPartial = Rule(
        RuleIds.ShapelessPartial, Category.Results, DiagnosticSeverity.Error,
        title: "Objects alone are streamed as they grow",
        message: "'{0}' streams a growing '{1}', which is no record, class or structure with properties; put it into one, or stream items");

    public static readonly DiagnosticDescriptor RepairOnStream = Rule(
        RuleIds.RepairOnStream, Category.Results, DiagnosticSeverity.Info,
        title: "Streams are asked for again before their first item only",
        message: "[Repair] of '{0}' helps a stream before its first item only; return a task where the whole answer counts");

    public static readonly DiagnosticDescriptor NullableItem = Rule(
        RuleIds.NullableItem, Category.Results, DiagnosticSeverity.Warning,
        title: "Items of streams should not be null",
        message: "'{0}' streams '{1}', so that the model may write null in the place of an item; remove the '?'");
}
