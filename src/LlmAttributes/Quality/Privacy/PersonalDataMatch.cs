namespace LlmAttributes;

/// <summary>Where personal data stands in a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">The index of its first character.</param>
/// <param name="Length">How many characters it has.</param>
public readonly record struct PersonalDataMatch(PersonalDataKinds Kind, int Start, int Length);
