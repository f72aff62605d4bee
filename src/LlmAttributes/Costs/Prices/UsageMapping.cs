namespace LlmAttributes;

/// <summary>Where a count stands and which kind it is. Several for one kind add up, but one that is another's second name counts only where the first is not there.</summary>
internal sealed record UsageMapping(UsagePath Path, UsageKind Kind, bool IsRequired = false, bool IsSecondName = false);
