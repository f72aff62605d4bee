using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The attributes of the library that stand on contracts, methods and assemblies.</summary>
internal enum PolicyKind
{
    None,
    Prompt,
    SystemPrompt,
    Example,
    Examples,
    Model,
    RouteBy,
    Ensemble,
    Fallback,
    RetryWithBackoff,
    Timeout,
    CircuitBreaker,
    Budget,
    ModelOptions,
    TracePerformance,
    LlmModel,
    LlmClient,
    Decorate,
    Hedge,
    Bulkhead,
    Cache,
    LlmModelTier,
    LlmModelQuality,
    RouteTask,
    RouteBand,
    PromptFragment,
    PromptVariant,
    CachePrefix,
    Tools,
    Repair,
    MonitorQuality,
    InputGuard,
    OutputGuard,
    MaskPersonalData,
    Shadow,
    EnsembleMember,
    OptimizeQuery,
    Retrieve,
    Many,
    PromptCase,
}

internal static class PolicyKinds
{
    public const int Count = (int)PolicyKind.PromptCase + 1;

    public static PolicyKind Of(AttributeData attribute) =>
        attribute.AttributeClass is { ContainingNamespace: { Name: "LlmAttributes", ContainingNamespace.IsGlobalNamespace: true } } type
            ? Of(type.Name)
            : PolicyKind.None;

    private static PolicyKind Of(string name) => name switch
    {
        "PromptAttribute" => PolicyKind.Prompt,
        "SystemPromptAttribute" => PolicyKind.SystemPrompt,
        "CachePrefixAttribute" => PolicyKind.CachePrefix,
        "ToolsAttribute" => PolicyKind.Tools,
        "PromptVariantAttribute" => PolicyKind.PromptVariant,
        "PromptFragmentAttribute" => PolicyKind.PromptFragment,
        "ExampleAttribute" => PolicyKind.Example,
        "ExamplesAttribute" => PolicyKind.Examples,
        "ModelAttribute" => PolicyKind.Model,
        "RouteByAttribute" => PolicyKind.RouteBy,
        "RouteTaskAttribute" => PolicyKind.RouteTask,
        "RouteBandAttribute" => PolicyKind.RouteBand,
        "EnsembleAttribute" or "CascadeAttribute" => PolicyKind.Ensemble,
        "EnsembleMemberAttribute" => PolicyKind.EnsembleMember,
        "FallbackAttribute" => PolicyKind.Fallback,
        "RetryWithBackoffAttribute" => PolicyKind.RetryWithBackoff,
        "TimeoutAttribute" => PolicyKind.Timeout,
        "CircuitBreakerAttribute" => PolicyKind.CircuitBreaker,
        "HedgeAttribute" => PolicyKind.Hedge,
        "BulkheadAttribute" => PolicyKind.Bulkhead,
        "RepairAttribute" => PolicyKind.Repair,
        "MonitorQualityAttribute" => PolicyKind.MonitorQuality,
        "OptimizeQueryAttribute" => PolicyKind.OptimizeQuery,
        "RetrieveAttribute" => PolicyKind.Retrieve,
        "ManyAttribute" => PolicyKind.Many,
        "PromptCaseAttribute" => PolicyKind.PromptCase,
        "InputGuardAttribute" => PolicyKind.InputGuard,
        "OutputGuardAttribute" => PolicyKind.OutputGuard,
        "MaskPersonalDataAttribute" => PolicyKind.MaskPersonalData,
        "ShadowAttribute" => PolicyKind.Shadow,
        "CacheAttribute" => PolicyKind.Cache,
        "BudgetAttribute" => PolicyKind.Budget,
        "ModelOptionsAttribute" => PolicyKind.ModelOptions,
        "TracePerformanceAttribute" => PolicyKind.TracePerformance,
        "LlmModelAttribute" => PolicyKind.LlmModel,
        "LlmModelTierAttribute" => PolicyKind.LlmModelTier,
        "LlmModelQualityAttribute" => PolicyKind.LlmModelQuality,
        "LlmClientAttribute" => PolicyKind.LlmClient,
        "DecorateAttribute" => PolicyKind.Decorate,
        _ => PolicyKind.None,
    };
}
