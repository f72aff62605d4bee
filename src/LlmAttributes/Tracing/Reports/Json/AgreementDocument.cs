namespace LlmAttributes;

/// <summary>The JSON form of the agreement of an ensemble.</summary>
internal sealed record AgreementDocument(long Count, double Mean, IReadOnlyList<long> Tenths);
