using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

internal static partial class RuleCatalog
{
    public static readonly DiagnosticDescriptor NumberOutOfRange = Rule(
        RuleIds.NumberOutOfRange, Category.Resilience, DiagnosticSeverity.Error,
        title: "Numbers of policies must be in range",
        message: "'{0}' of [{1}] on '{2}' is {3}; make it {4}");

    public static readonly DiagnosticDescriptor AttemptsBelowOne = Rule(
        RuleIds.AttemptsBelowOne, Category.Resilience, DiagnosticSeverity.Error,
        title: "There must be one attempt at least",
        message: "'MaxAttempts' of [RetryWithBackoff] on '{0}' is {1}; make it 1 or more");

    public static readonly DiagnosticDescriptor TimeoutAboveTotal = Rule(
        RuleIds.TimeoutAboveTotal, Category.Resilience, DiagnosticSeverity.Warning,
        title: "Limits of an attempt should be below the total",
        message: "'{0}' of '{1}' is {2} s but the call ends after {3} s in all; lower it or raise 'TotalSeconds'");

    public static readonly DiagnosticDescriptor BackoffAboveTotal = Rule(
        RuleIds.BackoffAboveTotal, Category.Resilience, DiagnosticSeverity.Warning,
        title: "Waits of all retries should fit into the total timeout",
        message: "Retries of '{0}' may wait {1} s between {2} attempts but the call ends after {3} s; "
            + "lower 'MaxAttempts' or the delays, or raise 'TotalSeconds'");
}
