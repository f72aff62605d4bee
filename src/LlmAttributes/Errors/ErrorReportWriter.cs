using System.Text.Json;

namespace LlmAttributes;

/// <summary>Writes the JSON form of a snapshot.</summary>
internal readonly struct ErrorReportWriter(Utf8JsonWriter json)
{
    private static readonly string[] s_windows = ["1m", "5m", "1h", "total"];

    private static readonly string[] s_kinds =
    [
        "unknown", "rate_limit", "quota_exhausted", "timeout", "authentication", "permission", "bad_request", "model_not_found", "context_length", "request_too_large",
        "content_filter", "overloaded", "server_error", "network", "invalid_response", "budget", "all_failed", "nothing_found",
    ];

    public static string NameOf(LlmErrorKind kind) => (uint)kind < s_kinds.Length ? s_kinds[(int)kind] : s_kinds[0];

    public void Write(ErrorSnapshot snapshot)
    {
        json.WriteStartObject();
        json.WriteNumber("version", ErrorSnapshot.ReportVersion);
        json.WriteString("time", snapshot.Time);
        json.WriteString("since", snapshot.Since);
        json.WriteStartArray("entries");
        foreach (var entry in snapshot.Entries)
            Write(entry);
        json.WriteEndArray();
        json.WriteStartArray("recent");
        foreach (var error in snapshot.RecentErrors)
            Write(error);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(ErrorStats entry)
    {
        json.WriteStartObject();
        json.WriteString("component", entry.Component);
        json.WriteString("model", entry.Model);
        json.WriteStartObject("windows");
        for (var window = ErrorWindow.OneMinute; window <= ErrorWindow.Total; window++)
        {
            var rate = entry.Rate(window);
            json.WriteStartObject(s_windows[(int)window]);
            json.WriteNumber("successes", rate.Successes);
            json.WriteNumber("failures", rate.Failures);
            json.WriteNumber("rate", rate.Value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("kinds");
        foreach (var (kind, counts) in entry.Failures)
        {
            json.WriteStartObject(NameOf(kind));
            for (var window = ErrorWindow.OneMinute; window <= ErrorWindow.Total; window++)
                json.WriteNumber(s_windows[(int)window], counts[window]);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Write(RecordedError error)
    {
        json.WriteStartObject();
        json.WriteString("time", error.Time);
        json.WriteString("kind", NameOf(error.Kind));
        json.WriteString("component", error.Component);
        json.WriteString("operation", error.Operation);
        json.WriteString("model", error.Model);
        if (error.StatusCode is { } status)
            json.WriteNumber("status", status);
        else
            json.WriteNull("status");
        json.WriteString("exception", error.ExceptionType);
        json.WriteStartArray("context");
        foreach (var operation in error.Context)
            json.WriteStringValue(operation);
        json.WriteEndArray();
        json.WriteStartObject("values");
        foreach (var (key, value) in error.Values)
            json.WriteString(key, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
