namespace LlmAttributes;

/// <summary>
/// Stands in the <see cref="HttpClient"/> of a provider's SDK and ties its requests to the attempts of the library: it sends an idempotency key, heeds the limits that answers
/// announce (<c>x-ratelimit-*</c>, <c>anthropic-ratelimit-*</c>, <c>ratelimit-*</c>), and notices when the SDK retries by itself.
/// </summary>
/// <remarks>
/// When a limit is used up, the next requests to the model wait until one fits, as with <see cref="LlmModelAttribute.RequestsPerMinute"/>. Requests outside of attempts pass
/// unchanged. One handler may serve the clients of several models.
/// </remarks>
/// <example><code>
/// var http = new HttpClient(new LlmHttpHandler(new SocketsHttpHandler()));
/// var client = new ChatClient("gpt-5-mini", key, new() { Transport = new HttpClientPipelineTransport(http), RetryPolicy = new ClientRetryPolicy(0) }).AsIChatClient();
/// </code></example>
public sealed class LlmHttpHandler : DelegatingHandler
{
    private static volatile bool s_isInUse;

    /// <summary>Creates a handler whose inner handler is set by whoever builds the pipeline, for instance an HTTP client factory.</summary>
    public LlmHttpHandler() => s_isInUse = true;

    /// <summary>Creates a handler.</summary>
    /// <param name="innerHandler">What sends the requests.</param>
    public LlmHttpHandler(HttpMessageHandler innerHandler)
        : base(innerHandler) => s_isInUse = true;

    /// <summary>Gets the header that carries the idempotency key: the same for all attempts of a call at one model, so that a provider that knows it does the work once.</summary>
    /// <value>The default is <c>Idempotency-Key</c>; <see langword="null"/> sends none. A header that the request has already is kept.</value>
    public string? IdempotencyHeader { get; init; } = "Idempotency-Key";

    /// <summary>Whether attempts must announce themselves; without a handler nobody would look.</summary>
    internal static bool IsInUse => s_isInUse;

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var attempt = Prepare(request);
        var response = base.Send(request, cancellationToken);
        Read(attempt, response);
        return response;
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var attempt = Prepare(request);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        Read(attempt, response);
        return response;
    }

    private AmbientAttempt? Prepare(HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (AmbientAttempt.Current is not { } attempt)
            return null;
        attempt.CountSent();
        if (IdempotencyHeader is { } header && !request.Headers.Contains(header))
            request.Headers.TryAddWithoutValidation(header, attempt.IdempotencyKey);
        return attempt;
    }

    private static void Read(AmbientAttempt? attempt, HttpResponseMessage response) =>
        attempt?.ReadLimits(name => response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null);
}
