namespace LlmAttributes;

/// <summary>Why a candidate was chosen.</summary>
internal enum RouteReason : byte
{
    /// <summary>There is no route.</summary>
    None,
    Cheapest,
    Fastest,
    Best,
    Turn,
    Balanced,
    Share,
    LeastBusy,
    LowestLatency,
    Task,
    Length,
    Sticky,
    Unkeyed,
    Predicted,
    Adapted,
    Router,

    /// <summary>The router failed or named nobody, so the declared order holds.</summary>
    RouterFailed,

    /// <summary>The caller named the model.</summary>
    Named,

    /// <summary>No routed model satisfies the constraints, so the fallback chain begins.</summary>
    Fallback,
}
