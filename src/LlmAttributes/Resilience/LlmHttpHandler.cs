namespace LlmAttributes;

/// <summary>
/// Stands in the <see cref="HttpClient"/> of a provider's SDK and ties its requests to the attempts of the library: it sends an idempotency key to those that take
/// one, heeds the limits that answers announce (<c>x-ratelimit-*</c>, <c>anthropic-ratelimit-*</c>, <c>ratelimit-*</c>), and notices when the SDK retries by itself.
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
    /// <summary>Creates a handler whose inner handler is set by whoever builds the pipeline, for instance an HTTP client factory.</summary>
    public LlmHttpHandler() => LlmRequestObserver.Use();

    /// <summary>Creates a handler.</summary>
    /// <param name="innerHandler">What sends the requests.</param>
    public LlmHttpHandler(HttpMessageHandler innerHandler)
        : base(innerHandler) => LlmRequestObserver.Use();

    /// <summary>Gets the header that carries the idempotency key: the same for all attempts of a call at one model, so that a server that knows it does the work once.</summary>
    /// <value>The default is <c>Idempotency-Key</c>; <see langword="null"/> sends none. A header that the request has already is kept.</value>
    public string? IdempotencyHeader { get; init; } = IdempotencyDefaults.Header;

    /// <summary>
    /// Gets the providers that are sent the key, as <see cref="LlmModelAttribute.Provider"/> or else the metadata of the model's client names them; upper and lower case are the same.
    /// </summary>
    /// <value>
    /// The default is <c>openai</c>, which every server has that is asked through OpenAI's SDK: gateways that speak its protocol take such a key. OpenAI and Anthropic themselves
    /// document none for requests to models, and their own SDKs send none. An empty list sends it to nobody.
    /// </value>
    public IReadOnlyCollection<string> IdempotencyProviders { get; init; } = IdempotencyDefaults.Providers;

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var observed = Begin(request);
        var response = base.Send(request, cancellationToken);
        Read(observed, response);
        return response;
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var observed = Begin(request);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        Read(observed, response);
        return response;
    }

    private ObservedRequest Begin(HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var observed = ObservedRequest.Begin(IdempotencyHeader, IdempotencyProviders);
        if (observed.IdempotencyKey is { } key && !request.Headers.Contains(IdempotencyHeader!))
            request.Headers.TryAddWithoutValidation(IdempotencyHeader!, key);
        return observed;
    }

    private static void Read(ObservedRequest observed, HttpResponseMessage response) =>
        observed.ReadAnswer(name => response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null);
}
