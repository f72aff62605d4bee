namespace LlmAttributes;

/// <summary>The JSON form of a single run.</summary>
internal sealed record CallDocument(
    string Operation,
    string? Component,
    DateTimeOffset Time,
    double DurationMs,
    string? Error,
    bool IsCancelled,
    string? Model,
    long InputTokens,
    long OutputTokens,
    decimal? CostUsd,
    string? TraceId,
    string? Parent,
    IReadOnlyDictionary<string, string>? Metadata)
{
    public static CallDocument Of(PerformanceMetric metric) => new(
        metric.Operation,
        metric.Component,
        metric.Timestamp,
        metric.Duration.TotalMilliseconds,
        metric.Error is { } kind ? ErrorReportWriter.NameOf(kind) : null,
        metric.IsCancelled,
        metric.Model,
        metric.Usage.InputTokens,
        metric.Usage.OutputTokens,
        metric.Cost.IsKnown ? metric.Cost.Usd : null,
        metric.TraceId,
        metric.Parent,
        metric.Metadata);
}
