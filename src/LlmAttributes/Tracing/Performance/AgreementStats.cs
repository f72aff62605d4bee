namespace LlmAttributes;

/// <summary>How far the members of an ensemble agreed.</summary>
/// <param name="Count">How many answers the ensemble gave.</param>
/// <param name="Mean">The mean share of members that agreed with the answer, 0 to 1.</param>
/// <param name="Tenths">How many answers had an agreement of 0 to 10 %, of 10 to 20 % and so on; ten numbers, the last with full agreement.</param>
public sealed record AgreementStats(long Count, double Mean, IReadOnlyList<long> Tenths);
