namespace LlmAttributes;

/// <summary>What the verifier found.</summary>
/// <param name="Confidence">The calibrated probability that both queries have the same answer, 0 to 1.</param>
/// <param name="Faults">What forbids a hit whatever the confidence is.</param>
internal readonly record struct PairVerdict(double Confidence, PairFaults Faults)
{
    public bool IsRejected => Faults != PairFaults.None;
}
