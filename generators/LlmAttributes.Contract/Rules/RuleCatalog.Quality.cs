using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

internal static partial class RuleCatalog
{
    public static readonly DiagnosticDescriptor UnmakeableGuard = Rule(
        RuleIds.UnmakeableGuard, Category.Quality, DiagnosticSeverity.Warning,
        title: "Guards need a public constructor",
        message: "Guard '{0}' of '{1}' has no public constructor, so neither the client nor a container can make one; add one");

    public static readonly DiagnosticDescriptor GuardOnStream = Rule(
        RuleIds.GuardOnStream, Category.Quality, DiagnosticSeverity.Error,
        title: "Guards of answers need the whole answer",
        message: "Guard '{0}' would see the answer of '{1}' only when the caller has it, since that is a stream; set 'HoldStream = true' on its [OutputGuard], or switch it off there");

    public static readonly DiagnosticDescriptor ShadowOfItself = Rule(
        RuleIds.ShadowOfItself, Category.Quality, DiagnosticSeverity.Warning,
        title: "A shadow should be another model than the one that answers",
        message: "Model '{0}' answers '{1}' and is its shadow too, so it would be compared with itself; name another model in [Shadow]");
}
