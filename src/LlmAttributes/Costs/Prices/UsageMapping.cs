namespace LlmAttributes;

/// <summary>Where a count stands and which kind it is. Several for one kind add up.</summary>
internal sealed record UsageMapping(UsagePath Path, UsageKind Kind, bool IsRequired = false);
