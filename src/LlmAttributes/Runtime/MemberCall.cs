namespace LlmAttributes.Runtime;

/// <summary>A member's part of an ensemble: its one candidate, and the limits and the observed call and span that all members share.</summary>
internal sealed record MemberCall(Candidate Candidate, TimeSpan Limit, CallBudget? Budget, ObservedCall? Observed = null, SpanCost? SpanCost = null);
