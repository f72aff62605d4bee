namespace LlmAttributes;

/// <summary>How well a model, or a runtime, does.</summary>
public enum LlmHealthStatus
{
    /// <summary>Nothing was asked lately, so nothing is known.</summary>
    Unknown = 0,

    /// <summary>It answers.</summary>
    Healthy = 1,

    /// <summary>It fails often, or its breaker is half-open; of a runtime: some of its models are not healthy.</summary>
    Degraded = 2,

    /// <summary>Its breaker is open, or everything fails; of a runtime: none of its models that are known is better.</summary>
    Unhealthy = 3,
}
