namespace LlmAttributes;

/// <summary>The JSON form of a month's projection.</summary>
internal sealed record MonthDocument(decimal SpentUsd, decimal ExpectedUsd, decimal? LowUsd, decimal? HighUsd, int Days);
