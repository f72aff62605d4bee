using System.Buffers;
using System.Text;
using System.Text.Json;

namespace LlmAttributes;

/// <summary>What an <see cref="ErrorAggregator"/> counted up to one moment.</summary>
/// <param name="Time">The moment.</param>
/// <param name="Since">When counting began.</param>
/// <param name="Entries">The counts by component and model, sorted by both.</param>
/// <param name="RecentErrors">The most recent errors, newest first.</param>
public sealed record ErrorSnapshot(DateTimeOffset Time, DateTimeOffset Since, IReadOnlyList<ErrorStats> Entries, IReadOnlyList<RecordedError> RecentErrors)
{
    /// <summary>The version of the JSON report; it grows when a property changes its meaning or goes, not when one is added.</summary>
    public const int ReportVersion = 1;

    /// <summary>Computes an error rate.</summary>
    /// <param name="window">The window.</param>
    /// <param name="component">The only component; by default all.</param>
    /// <param name="model">The only model; by default all.</param>
    /// <param name="kind">Only failures of this kind count as failures; by default all do.</param>
    /// <returns>The rate.</returns>
    public ErrorRate Rate(ErrorWindow window, string? component = null, string? model = null, LlmErrorKind? kind = null)
    {
        var sum = default(ErrorRate);
        foreach (var entry in Entries)
        {
            if ((component is not null && entry.Component != component) || (model is not null && entry.Model != model))
                continue;
            var rate = entry.Rate(window, kind);
            sum = new(sum.Successes + rate.Successes, sum.Failures + rate.Failures, sum.Outcomes + rate.Outcomes);
        }

        return sum;
    }

    /// <summary>Writes the report as JSON.</summary>
    /// <param name="indented">Whether to write it for people.</param>
    /// <returns>The JSON text.</returns>
    /// <inheritdoc cref="WriteTo" path="/remarks"/>
    public string ToJson(bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = indented, NewLine = "\n" }))
            WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the report as one JSON object.</summary>
    /// <param name="writer">Where to write it.</param>
    /// <remarks>
    /// <code>
    /// {
    ///   "version": 1,
    ///   "time": "2026-01-01T12:00:00+00:00",            // of the snapshot
    ///   "since": "2026-01-01T08:00:00+00:00",           // when counting began
    ///   "entries": [{
    ///     "component": "router",                        // "(other)" beyond the limit of keys
    ///     "model": "fast",                              // or null
    ///     "windows": {                                  // "1m", "5m", "1h", "total"
    ///       "1m": { "successes": 9, "failures": 1, "rate": 0.1 }, …
    ///     },
    ///     "kinds": {                                    // only kinds that occurred, named as in LlmErrorKind
    ///       "rate_limit": { "1m": 1, "5m": 1, "1h": 1, "total": 1 }
    ///     }
    ///   }],
    ///   "recent": [{                                    // newest first
    ///     "time": "…", "kind": "rate_limit", "component": "router", "operation": "IDesk.AskAsync", "model": "fast", "status": 429,
    ///     "exception": "System.Net.Http.HttpRequestException", "context": ["import"], "values": { "file": "a.txt" }
    ///   }]                                              // operation, model, status, exception may be null
    /// }
    /// </code>
    /// </remarks>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        new ErrorReportWriter(writer).Write(this);
    }
}
