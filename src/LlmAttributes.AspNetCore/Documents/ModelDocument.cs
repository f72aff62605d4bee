namespace LlmAttributes;

/// <summary>The JSON form of a model: what is known of it, how it does, and what the dashboard saw of it.</summary>
internal sealed record ModelDocument(
    string Model,
    string? Provider,
    string? ModelId,
    string Status,
    string Breaker,
    double OpenForMs,
    int Running,
    long RecentSuccesses,
    long RecentFailures,
    string? LastError,
    DateTimeOffset? LastErrorTime,
    long Attempts,
    long Failed,
    double P50Ms,
    double P95Ms,
    double? RecentMeanMs,
    long InputTokens,
    long OutputTokens,
    decimal CostUsd,
    bool HasUnknownCost,
    decimal? InputUsdPerMillionTokens,
    decimal? OutputUsdPerMillionTokens,
    int? ContextWindow,
    double? Quality)
{
    private const int RecentMinutes = 5;

    public static ModelDocument Of(ModelHealth health, PerformanceStats? seen, int running)
    {
        seen ??= new(health.Model);
        return new(
            health.Model, health.Provider, health.Facts.ModelId, Names.Of(health.Status), Names.Of(health.Breaker), health.OpenFor.TotalMilliseconds, running,
            health.LastFiveMinutes.Successes, health.LastFiveMinutes.Failures, Names.Of(health.LastError), health.LastErrorTime,
            seen.Count, seen.Failed, seen.P50.TotalMilliseconds, seen.P95.TotalMilliseconds, Recent(seen.Minutes),
            seen.Usage.InputTokens, seen.Usage.OutputTokens, seen.KnownCost.Usd, seen.HasUnknownCost,
            health.Facts.InputUsdPerMillionTokens, health.Facts.OutputUsdPerMillionTokens, health.Facts.ContextWindow, health.Facts.Quality);
    }

    // The mean of the last five minutes, or null when nothing ended in them.
    private static double? Recent(IReadOnlyList<MinuteStats> minutes)
    {
        var (count, total) = (0L, TimeSpan.Zero);
        foreach (var minute in minutes.TakeLast(RecentMinutes))
            (count, total) = (count + minute.Count, total + minute.Total);
        return count == 0 ? null : total.TotalMilliseconds / count;
    }
}
