namespace LlmAttributes;

/// <summary>A document that is in the file.</summary>
/// <param name="Id">Its number.</param>
/// <param name="FirstRow">The row of its first passage.</param>
/// <param name="Passages">How many passages it has.</param>
/// <param name="Fingerprint">What tells it from what it could be replaced by; <see langword="null"/> where tables of the first version kept it.</param>
internal sealed record DocumentRow(long Id, int FirstRow, int Passages, UInt128? Fingerprint);
