namespace LlmAttributes;

/// <summary>How a call goes on.</summary>
/// <param name="Kind">What was decided.</param>
/// <param name="Model">The key of the model that is asked next, or that a budget refused.</param>
public readonly record struct CallDecision(CallDecisionKind Kind, string Model)
{
    /// <summary>Gets the error that led to it, if one did.</summary>
    public LlmErrorKind? Error { get; init; }

    /// <summary>Gets why a route chose the model, in one word or a few.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets how long the call waits first.</summary>
    public TimeSpan Wait { get; init; }
}
