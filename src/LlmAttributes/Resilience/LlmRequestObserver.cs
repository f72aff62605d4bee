namespace LlmAttributes;

/// <summary>
/// Does what <see cref="LlmHttpHandler"/> does where requests are seen elsewhere than in an <see cref="HttpClient"/>, for instance in a pipeline policy of an SDK: it ties them to
/// the attempts of the library.
/// </summary>
/// <example><code>
/// using var observed = observer.Begin();
/// if (observed.IdempotencyKey is { } key)
///     request.Headers.Add(observer.IdempotencyHeader, key);
/// var response = await SendAsync(request);
/// observed.ReadAnswer(name => response.Headers.Find(name));
/// </code></example>
public sealed class LlmRequestObserver
{
    private static volatile bool s_isInUse;

    /// <summary>Creates an observer. From now on the attempts of this process let themselves be found.</summary>
    public LlmRequestObserver() => Use();

    /// <summary>Gets the header that carries the idempotency key.</summary>
    /// <value>The default is <c>Idempotency-Key</c>; <see langword="null"/> sends none.</value>
    public string? IdempotencyHeader { get; init; } = IdempotencyDefaults.Header;

    /// <summary>Gets the providers that are sent the key; see <see cref="LlmHttpHandler.IdempotencyProviders"/>.</summary>
    /// <value>The default is <c>openai</c>.</value>
    public IReadOnlyCollection<string> IdempotencyProviders { get; init; } = IdempotencyDefaults.Providers;

    /// <summary>Whether attempts must announce themselves; without an observer nobody would look.</summary>
    internal static bool IsInUse => s_isInUse;

    /// <summary>Takes note of a request that is about to be sent. It must be called on the way of the request: for each try of an SDK that retries by itself.</summary>
    /// <returns>The request, to be disposed when its answer has come.</returns>
    public ObservedRequest Begin() => ObservedRequest.Begin(IdempotencyHeader, IdempotencyProviders);

    internal static void Use()
    {
        s_isInUse = true;
        AttemptWatch.Begin();
    }
}
