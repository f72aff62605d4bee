namespace LlmAttributes.Runtime;

/// <summary>A member's part of an ensemble: its one candidate, and the limits and the observed call and span that all members share.</summary>
internal sealed record MemberCall(Candidate Candidate, TimeSpan Limit, CallBudget? Budget, ObservedCall? Observed = null, SpanCost? SpanCost = null)
{
    /// <summary>The variant of the prompt that it is asked with, if it has one of its own.</summary>
    public MemberVariantPlan? Variant { get; init; }

    /// <summary>Whether the caller reads the member's stream from its first output on; from then on it may take as long as the call.</summary>
    public bool IsLive { get; init; }

    /// <summary>What was retrieved for the prompt.</summary>
    public RetrievedContext? Retrieved { get; init; }

    /// <summary>What reads the prompt once for all members, where their answers are scored.</summary>
    public MemberReading? Reading { get; init; }

    public StageClock? Stages { get; init; }

    /// <summary>The timestamp at which the member was asked; 0 until it is.</summary>
    public long Began { get; set; }

    /// <summary>The timestamp at which the call's time is over; 0 is never.</summary>
    public long CallEnds { get; init; }
}
