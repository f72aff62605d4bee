namespace LlmAttributes;

/// <summary>What the circuit breaker of a model lets through.</summary>
public enum BreakerState
{
    /// <summary>Everything.</summary>
    Closed = 0,

    /// <summary>Nothing: the model keeps failing, or asked for a pause.</summary>
    Open = 1,

    /// <summary>A single attempt at first, then twice as many after each success, until enough have succeeded.</summary>
    HalfOpen = 2,
}
