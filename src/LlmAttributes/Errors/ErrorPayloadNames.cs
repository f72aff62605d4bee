using System.Collections.Frozen;

namespace LlmAttributes;

/// <summary>The property names of error bodies, over all providers; the names do not overlap in meaning, so one table serves every shape.</summary>
internal static class ErrorPayloadNames
{
    private static readonly FrozenDictionary<string, ErrorPayloadRole> s_roles = new Dictionary<string, ErrorPayloadRole>(StringComparer.OrdinalIgnoreCase)
    {
        ["message"] = ErrorPayloadRole.Message,
        ["msg"] = ErrorPayloadRole.Message,
        ["error"] = ErrorPayloadRole.Message,
        ["errors"] = ErrorPayloadRole.Message,
        ["detail"] = ErrorPayloadRole.Message,
        ["error_description"] = ErrorPayloadRole.Message,
        ["title"] = ErrorPayloadRole.Message,
        ["code"] = ErrorPayloadRole.Code,
        ["error_code"] = ErrorPayloadRole.Code,
        ["errorCode"] = ErrorPayloadRole.Code,
        ["reason"] = ErrorPayloadRole.Code,
        ["type"] = ErrorPayloadRole.Type,
        ["__type"] = ErrorPayloadRole.Type,
        ["error_type"] = ErrorPayloadRole.Type,
        ["errorType"] = ErrorPayloadRole.Type,
        ["status"] = ErrorPayloadRole.Type,
        ["statusCode"] = ErrorPayloadRole.Status,
        ["status_code"] = ErrorPayloadRole.Status,
        ["raw_status_code"] = ErrorPayloadRole.Status,
        ["originalStatusCode"] = ErrorPayloadRole.Status,
        ["param"] = ErrorPayloadRole.Parameter,
        ["retryDelay"] = ErrorPayloadRole.Seconds,
        ["retry_after"] = ErrorPayloadRole.Seconds,
        ["retryAfter"] = ErrorPayloadRole.Seconds,
        ["retry_after_seconds"] = ErrorPayloadRole.Seconds,
        ["estimated_time"] = ErrorPayloadRole.Seconds,
        ["retry_after_ms"] = ErrorPayloadRole.Milliseconds,
        ["retryAfterMs"] = ErrorPayloadRole.Milliseconds,
        ["raw"] = ErrorPayloadRole.Raw,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // What a provider repeats of the request or of the model's answer: words of the user, not of the provider.
    private static readonly FrozenSet<string> s_echoes =
        new[] { "input", "ctx", "loc", "failed_generation", "content_filter_result", "content_filter_results", "messages", "prompt", "links", "quotaDimensions" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static ErrorPayloadRole RoleOf(string name) => s_roles.GetValueOrDefault(name);

    public static bool IsEcho(string name) => s_echoes.Contains(name);
}
