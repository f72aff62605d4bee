using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Cases of calls.</content>
internal static partial class RuleCatalog
{
    public static readonly DiagnosticDescriptor CaseArgumentCount = Rule(
        RuleIds.CaseArgumentCount, Category.Usage, DiagnosticSeverity.Error,
        title: "Cases must give the arguments of their call",
        message: "Case '{0}' of '{1}' gives {2}, but {3}; {4}");

    public static readonly DiagnosticDescriptor CaseArgumentType = Rule(
        RuleIds.CaseArgumentType, Category.Usage, DiagnosticSeverity.Error,
        title: "Arguments of cases must fit their parameters",
        message: "Case '{0}' of '{1}' gives {2} as '{3}', which is a '{4}'; {5}");

    public static readonly DiagnosticDescriptor CaseExpectation = Rule(
        RuleIds.CaseExpectation, Category.Usage, DiagnosticSeverity.Error,
        title: "Cases must expect what their call can answer",
        message: "Case '{0}' of '{1}' expects {2}, but {3}; {4}");

    public static readonly DiagnosticDescriptor CasePattern = Rule(
        RuleIds.CasePattern, Category.Usage, DiagnosticSeverity.Error,
        title: "Patterns of cases must be regular expressions",
        message: "Case '{0}' of '{1}' has the pattern '{2}', which is no regular expression ({3}); correct it");

    public static readonly DiagnosticDescriptor IdleCase = Rule(
        RuleIds.IdleCase, Category.Usage, DiagnosticSeverity.Error,
        title: "Cases must be able to run and to fail",
        message: "Case '{0}' of '{1}' {2}; {3}");

    public static readonly DiagnosticDescriptor CaseName = Rule(
        RuleIds.CaseName, Category.Usage, DiagnosticSeverity.Error,
        title: "Cases of a call must have names of their own",
        message: "A case of '{0}' {1}; {2}");
}
