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
        message: "'{0}' of [RetryWithBackoff] on '{1}' is {2}; make it 1 or more");

    public static readonly DiagnosticDescriptor TimeoutAboveTotal = Rule(
        RuleIds.TimeoutAboveTotal, Category.Resilience, DiagnosticSeverity.Warning,
        title: "Limits of an attempt should be below the total",
        message: "'{0}' of '{1}' is {2} s but the call ends after {3} s in all; lower it or raise 'TotalSeconds'");

    public static readonly DiagnosticDescriptor BackoffAboveTotal = Rule(
        RuleIds.BackoffAboveTotal, Category.Resilience, DiagnosticSeverity.Warning,
        title: "Waits of all retries should fit into the total timeout",
        message: "Retries of '{0}' may wait {1} s between {2} attempts but the call ends after {3} s; "
            + "lower the attempts or the delays, or raise 'TotalSeconds'");

    public static readonly DiagnosticDescriptor StackedAttempts = Rule(
        RuleIds.StackedAttempts, Category.Resilience, DiagnosticSeverity.Warning,
        title: "Retries, models and members should not multiply without bound",
        message: "One call of '{0}' may send {1} requests ({2}), more than {3}; lower 'MaxTotalAttempts' or name fewer models");

    public static readonly DiagnosticDescriptor FallbackToItself = Rule(
        RuleIds.FallbackToItself, Category.Resilience, DiagnosticSeverity.Warning,
        title: "Calls should not fall back to a model that they ask anyway",
        message: "Model '{0}' in [Fallback] of '{1}' is asked by {2} already; remove it");

    public static readonly DiagnosticDescriptor FallbackCycle = Rule(
        RuleIds.FallbackCycle, Category.Resilience, DiagnosticSeverity.Error,
        title: "Fallback methods must not lead back",
        message: "Fallback of '{0}' leads back to it ({1}); let one of them answer by itself");

    public static readonly DiagnosticDescriptor UnreachableFallback = Rule(
        RuleIds.UnreachableFallback, Category.Resilience, DiagnosticSeverity.Warning,
        title: "Fallbacks should be reachable",
        message: "'{0}' in [Fallback] of '{1}' is never reached, {2}; {3}");

    public static readonly DiagnosticDescriptor SmallerWindow = Rule(
        RuleIds.SmallerWindow, Category.Resilience, DiagnosticSeverity.Warning,
        title: "Fallbacks for long prompts should have a larger window",
        message: "Model '{0}' in [Fallback] of '{1}' is meant for prompts that are too long, but its window of {2} tokens is no larger than the {3} of '{4}'; "
            + "name a model with a larger one");

    public static readonly DiagnosticDescriptor SameVendor = Rule(
        RuleIds.SameVendor, Category.Resilience, DiagnosticSeverity.Info,
        title: "Fallbacks for refused content should come from another provider",
        message: "Model '{0}' in [Fallback] of '{1}' is meant for refused content, but '{2}' has the same provider '{3}'; name a model of another one");

    public static readonly DiagnosticDescriptor HedgedTools = Rule(
        RuleIds.HedgedTools, Category.Resilience, DiagnosticSeverity.Info,
        title: "Calls whose options hold tools are not hedged",
        message: "'{0}' is hedged and takes the options '{1}'; a call whose options hold tools is not hedged, since both requests would run them; "
            + "pass none, switch [Hedge] off or drop the parameter");

    public static readonly DiagnosticDescriptor RetryOnStream = Rule(
        RuleIds.RetryOnStream, Category.Resilience, DiagnosticSeverity.Info,
        title: "Streams are retried before their first output only",
        message: "[{0}] of '{1}' helps a stream before its first output only; return a task where the whole answer counts");

    public static readonly DiagnosticDescriptor FallbackMethodMismatch = Rule(
        RuleIds.FallbackMethodMismatch, Category.Resilience, DiagnosticSeverity.Error,
        title: "Fallback methods must fit their call",
        message: "Fallback method '{0}' of '{1}' {2}; {3}");

    public static readonly DiagnosticDescriptor FallbackValueMismatch = Rule(
        RuleIds.FallbackValueMismatch, Category.Resilience, DiagnosticSeverity.Error,
        title: "Fallback values must be of the result's type",
        message: "'Value' of [Fallback] on '{0}' is {1}, but the call returns '{2}'; {3}");

    public static readonly DiagnosticDescriptor UncacheableArguments = Rule(
        RuleIds.UncacheableArguments, Category.Resilience, DiagnosticSeverity.Error,
        title: "Cached methods must have parameters with value equality",
        message: "'{0}' {1}, so [Cache] cannot tell its calls apart; {2}");

    public static readonly DiagnosticDescriptor RetriedTools = Rule(
        RuleIds.RetriedTools, Category.Resilience, DiagnosticSeverity.Info,
        title: "Retried calls should not run tools that change something",
        message: "'{0}' is retried and takes the {1} '{2}'; an attempt that fails after it ran tools is made again and runs them again, so pass only tools that may run twice or switch [RetryWithBackoff] off for it");

    public static readonly DiagnosticDescriptor HedgedToolParameters = Rule(
        RuleIds.HedgedToolParameters, Category.Resilience, DiagnosticSeverity.Error,
        title: "Calls with tools must not be hedged",
        message: "'{0}' is hedged and takes the tools '{1}', which both requests would run; {2}, or drop the parameter");

    public static readonly DiagnosticDescriptor CachedChance = Rule(
        RuleIds.CachedChance, Category.Resilience, DiagnosticSeverity.Info,
        title: "Cached answers should not be chance",
        message: "'{0}' is cached and asked at temperature {1} without a seed, so everybody gets what chance gave the first; set 'Temperature' to 0 or a 'Seed', or switch [Cache] off");

    public static readonly DiagnosticDescriptor CachedTools = Rule(
        RuleIds.CachedTools, Category.Resilience, DiagnosticSeverity.Warning,
        title: "Calls with tools should not be cached",
        message: "'{0}' is cached and has [Tools], which do not run where a kept answer is taken; switch [Cache] or [Tools] off for it");

    public static readonly DiagnosticDescriptor CachedClock = Rule(
        RuleIds.CachedClock, Category.Resilience, DiagnosticSeverity.Info,
        title: "Cached calls should not depend on the clock",
        message: "'{0}' is cached and takes the time '{1}', with which each call has a key of its own; pass it coarser, for instance as a formatted day, or switch [Cache] off");

    public static readonly DiagnosticDescriptor UnpartitionedCache = Rule(
        RuleIds.UnpartitionedCache, Category.Resilience, DiagnosticSeverity.Warning,
        title: "Owners of answers should part the cache",
        message: "'{0}' is cached, and '{1}' looks like whom the answer is for but stands neither in the prompt nor in the key; name it in 'PartitionBy', or mark it with [Tenant]");

    public static readonly DiagnosticDescriptor SemanticCacheOnAction = Rule(
        RuleIds.SemanticCacheOnAction, Category.Resilience, DiagnosticSeverity.Warning,
        title: "Calls that act on their answer should not be cached by meaning",
        message: "'{0}' is cached by meaning and {1}; a near question would get the decision made for another, so set 'Semantic = false' for it");

    public static readonly DiagnosticDescriptor SemanticCacheWithoutText = Rule(
        RuleIds.SemanticCacheWithoutText, Category.Resilience, DiagnosticSeverity.Warning,
        title: "Caches by meaning need one text to compare",
        message: "'{0}' is cached by meaning, but {1}, so only equal calls share an answer; name the text with 'MeaningOf' or set 'Semantic = false'");

    public static readonly DiagnosticDescriptor UnpartitionedSemanticCache = Rule(
        RuleIds.UnpartitionedSemanticCache, Category.Resilience, DiagnosticSeverity.Error,
        title: "Caches by meaning must be parted by whom the answer is for",
        message: "'{0}' is cached by meaning, and '{1}' says whom the answer is for but parts no answers, so one may get what was said to another; name it in 'PartitionBy', or mark it with [Tenant]");
}
