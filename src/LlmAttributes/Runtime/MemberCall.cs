namespace LlmAttributes.Runtime;

/// <summary>A member's part of an ensemble: its one candidate, and the limits and the observed call and span that all members share.</summary>
internal sealed class MemberCall(BoundMember member, EnsembleTurn turn)
{
    public Candidate Candidate => member.Candidate;

    /// <summary>How long the member may take.</summary>
    public TimeSpan Limit => turn.Limit;

    public CallBudget? Budget => turn.Budget;

    public ObservedCall? Observed => turn.Scope.Observed;

    public SpanCost? SpanCost => turn.Scope.Total;

    /// <summary>The variant of the prompt that it is asked with, if it has one of its own.</summary>
    public MemberVariantPlan? Variant => member.Variant;

    /// <summary>What was retrieved for the prompt.</summary>
    public RetrievedContext? Retrieved => turn.Retrieved;

    /// <summary>What reads the prompt once for all members, where their answers are scored.</summary>
    public MemberReading? Reading => turn.Reading;

    public StageClock? Stages => turn.Stages;

    /// <summary>Whether the caller reads the member's stream from its first output on; from then on it may take as long as the call.</summary>
    public bool IsLive { get; init; }

    /// <summary>The timestamp at which the member was asked; 0 until it is.</summary>
    public long Began { get; set; }

    /// <summary>The timestamp at which the call's time is over; 0 is never.</summary>
    public long CallEnds { get; init; }
}
