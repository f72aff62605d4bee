using System.Collections.Concurrent;
using System.Text.Json;
using Anthropic.Exceptions;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>Reads what the exceptions of the Anthropic SDK say. They carry no headers, so a handler on the client notes <c>Retry-After</c> by request id.</summary>
internal sealed class AnthropicErrors : DelegatingHandler
{
    private readonly ConcurrentDictionary<string, string> _retryAfter = new(StringComparer.Ordinal);

    public ProviderError? Read(Exception exception)
    {
        if (exception is not AnthropicApiException failure)
            return null;
        return new((int)failure.StatusCode)
        {
            Code = ReadType(failure.ResponseBody),
            RetryAfter = failure.RequestID is { } id && _retryAfter.TryRemove(id, out var wait) ? wait : null,
        };
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.TryGetValues("Retry-After", out var waits) && response.Headers.TryGetValues("request-id", out var ids))
            _retryAfter[ids.First()] = waits.First();
        return response;
    }

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
