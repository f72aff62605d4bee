namespace LlmAttributes;

/// <summary>How clear a query is, coarsely.</summary>
public enum ClarityBand
{
    /// <summary>Below 0.6: an answer would rest on a guess.</summary>
    Low = 0,

    /// <summary>From 0.6 to below 0.9: something is left open.</summary>
    Middle = 1,

    /// <summary>From 0.9.</summary>
    High = 2,
}
