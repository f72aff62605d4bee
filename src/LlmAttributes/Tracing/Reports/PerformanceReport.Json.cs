using System.Buffers;
using System.Text;
using System.Text.Json;

namespace LlmAttributes;

/// <content>The report as JSON.</content>
public sealed partial record PerformanceReport
{
    /// <summary>The version of the JSON report; it grows when a property changes its meaning or goes, not when one is added.</summary>
    public const int ReportVersion = 1;

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
    /// Durations stand in properties that end in <c>Ms</c>, in milliseconds; rates are 0 to 1; costs are USD.
    /// <code>
    /// {
    ///   "version": 1,
    ///   "time": "2026-01-01T12:00:00+00:00",            // of the report
    ///   "since": "2026-01-01T08:00:00+00:00",           // when the tracer was created
    ///   "operations": [{                                // sorted by operation and component
    ///     "operation": "IDesk.AskAsync", "component": "router",         // component: or null
    ///     "count": 100, "failed": 2, "cancelled": 1, "errorRate": 0.0202, "runsPerSecond": 0.5,
    ///     "minMs": 80, "meanMs": 210.5, "p50Ms": 190, "p90Ms": 400, "p95Ms": 520, "p99Ms": 900, "maxMs": 950, "totalMs": 21050,
    ///     "inputTokens": 12000, "outputTokens": 3000, "costUsd": 0.012, "hasUnknownCost": false,   // costUsd: what is known
    ///     "agreement": { "count": 100, "mean": 0.82, "tenths": [0, 0, 0, 0, 0, 3, 12, 10, 25, 50] },   // or null: no ensemble
    ///     "minutes": [{ "start": "2026-01-01T11:59:00+00:00", "count": 5, "failed": 0, "meanMs": 200 }],   // of the last hour
    ///     "distribution": [{ "fromMs": 180.2, "toMs": 209.7, "count": 40 }]                 // without empty buckets
    ///   }],
    ///   "slowestOperations": ["IDesk.AskAsync"],        // by mean duration, at most 10
    ///   "failingOperations": ["IDesk.AskAsync"],        // above 1 % errors, the worst first
    ///   "models": [{ "model": "fast", "answers": 98, "attempts": { … } }],                  // attempts: as in "operations"
    ///   "slowestCalls": [{
    ///     "operation": "IDesk.AskAsync", "component": "router", "time": "…", "durationMs": 950, "error": "rate_limit", "isCancelled": false, "model": "fast",
    ///     "inputTokens": 120, "outputTokens": 30, "costUsd": 0.0001, "traceId": "…", "parent": null, "metadata": { "file": "a.txt" }
    ///   }],                                             // error, model, costUsd, traceId, parent, metadata may be null
    ///   "minutes": […], "distribution": […]             // of all operations together
    /// }
    /// </code>
    /// </remarks>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        JsonSerializer.Serialize(writer, ReportDocument.Of(this), ReportContext.Default.ReportDocument);
    }
}
