namespace LlmAttributes.Contract;

internal sealed record CacheModel(double? DurationSeconds, int? MaxEntries);
