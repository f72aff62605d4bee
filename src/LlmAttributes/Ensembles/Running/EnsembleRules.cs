namespace LlmAttributes;

/// <summary>How an ensemble asks.</summary>
internal sealed record EnsembleRules<T>(ILlmEnsembleStrategy<T> Strategy, int Quorum, int[] Order)
{
    public int MaxConcurrency { get; init; } = int.MaxValue;

    public EarlyStop EarlyStop { get; init; }

    public double MinScore { get; init; }

    public OnMemberFailure OnMemberFailure { get; init; }
}
