namespace LlmAttributes;

/// <summary>The JSON form of a decision in the course of a call.</summary>
internal sealed record DecisionDocument(string Kind, string Model, string? Error, string? Reason, double WaitMs)
{
    public static DecisionDocument Of(CallDecision decision) => new(Names.Of(decision.Kind), decision.Model, Names.Of(decision.Error), decision.Reason, decision.Wait.TotalMilliseconds);
}
