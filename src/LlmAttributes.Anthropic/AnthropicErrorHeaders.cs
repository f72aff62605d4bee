using System.Collections.Concurrent;

namespace LlmAttributes;

/// <summary>
/// Notes the headers of failed answers by their request id, for <see cref="AnthropicErrors.UseAnthropicErrors"/>; it stands among the <c>Handlers</c> of an <c>AnthropicClient</c>.
/// It keeps the last 256 failures.
/// </summary>
public sealed class AnthropicErrorHeaders : DelegatingHandler
{
    private const int Most = 256;

    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> _headers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    // The same failure is read more than once: by a retry, by its caller, by a log.
    internal IReadOnlyDictionary<string, string>? Find(string requestId) => _headers.GetValueOrDefault(requestId);

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            Note(response);
        return response;
    }

    private void Note(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("request-id", out var ids))
            return;

        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in ProviderError.RelevantHeaders)
        {
            if (response.Headers.TryGetValues(name, out var values))
                found[name] = string.Join(", ", values);
        }

        var id = ids.First();
        if (found.Count == 0 || !_headers.TryAdd(id, found))
            return;
        _order.Enqueue(id);
        while (_order.Count > Most && _order.TryDequeue(out var oldest))
            _headers.TryRemove(oldest, out _);
    }
}
