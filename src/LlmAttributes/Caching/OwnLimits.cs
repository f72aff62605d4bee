namespace LlmAttributes;

/// <summary>What limits of a caller's own a request has that others may wait for too: those of its workflow, its scope and its options, not those of its plan, which equal calls share.</summary>
/// <param name="OfTime">Whether it has less time.</param>
/// <param name="OfMoney">Whether it has less money.</param>
internal readonly record struct OwnLimits(bool OfTime, bool OfMoney)
{
    public static OwnLimits Of(LlmCallOptions? options)
    {
        var scope = LlmScope.Current;
        return new(
            options?.TimeoutSeconds is not null || (scope?.Workflow is { } place && place.Run.TimeLeft != Timeout.InfiniteTimeSpan),
            options is { MaxCostUsd: not null } or { Budget: not null } or { Tags.Count: > 0 } || scope is { Budget: not null } or { Tags.Count: > 0 });
    }

    /// <summary>Whether a failure is one of these limits, so that another caller may fare better. What fails for any other reason fails for all.</summary>
    public bool Explain(Exception exception) => exception switch
    {
        LlmException { Kind: LlmErrorKind.AllFailed, InnerException: LlmException last } => Explain(last),
        LlmException { Kind: LlmErrorKind.Timeout } => OfTime,
        LlmException fault => OfMoney && (fault.Kind == LlmErrorKind.Budget || fault.Shortage is not null),
        OperationCanceledException => OfTime,
        _ => false,
    };
}
