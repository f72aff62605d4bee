using System.Collections.Concurrent;
using System.Text.Json;
using Anthropic.Exceptions;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>Reads what the exceptions of the Anthropic SDK say. They carry no headers, so a handler on the client notes <c>Retry-After</c> by request id.</summary>
internal sealed class AnthropicErrors : DelegatingHandler
{
    private readonly ConcurrentDictionary<string, string> _retryAfter = new(StringComparer.Ordinal);

    public ProviderError? Read(Exception exception) => exception switch
    {
        AnthropicApiException failure => new((int)failure.StatusCode)
        {
            Code = ReadType(failure.ResponseBody),
            RetryAfter = failure.RequestID is { } id && _retryAfter.TryRemove(id, out var wait) ? wait : null,
        },
        // An error event inside a stream has no status of its own, since the stream began with 200.
        AnthropicSseException failure when ReadType(failure.Body.ValueKind == JsonValueKind.Object ? failure.Body.GetRawText() : "") is { } type => new(StatusOf(type)) { Code = type },
        _ => null,
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.TryGetValues("Retry-After", out var waits) && response.Headers.TryGetValues("request-id", out var ids))
            _retryAfter[ids.First()] = waits.First();
        return response;
    }

    private static int StatusOf(string type) => type switch
    {
        "invalid_request_error" => 400,
        "authentication_error" => 401,
        "permission_error" => 403,
        "not_found_error" => 404,
        "request_too_large" => 413,
        "rate_limit_error" => 429,
        "overloaded_error" => 529,
        _ => 500,
    };

    private static string? ReadType(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.GetProperty("error").GetProperty("type").GetString();
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
