namespace LlmAttributes;

/// <summary>A request that is under way for an attempt of the library, or for none.</summary>
/// <remarks>Until it is disposed, observers further in see no attempt, so that a request that passes two of them is counted once.</remarks>
public readonly struct ObservedRequest : IDisposable
{
    private readonly AmbientAttempt? _attempt;

    // Others that speak the protocol may refuse what they do not know.
    private static readonly string[] s_cachingProviders = ["openai", "azure.ai.openai"];

    private ObservedRequest(AmbientAttempt attempt, string? key)
    {
        _attempt = attempt;
        IdempotencyKey = key;
        PromptCacheKey = attempt.PromptCacheKey is { } cacheKey && attempt.IsOneOf(s_cachingProviders) ? cacheKey : null;
    }

    /// <summary>Gets the key by which OpenAI finds requests with the same beginning; see <see cref="CachePrefixAttribute"/>.</summary>
    /// <value><see langword="null"/> where there is none, and for other providers.</value>
    public string? PromptCacheKey { get; }

    /// <summary>Gets the key to send: the same for all attempts of a call that send one model the same request.</summary>
    /// <value><see langword="null"/> outside of attempts, and where the provider is not to be sent any.</value>
    public string? IdempotencyKey { get; }

    /// <summary>Heeds what an answer tells about the limits of the account.</summary>
    /// <param name="header">Finds the value of a header, or <see langword="null"/>.</param>
    public void ReadAnswer(Func<string, string?> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        _attempt?.ReadLimits(header);
    }

    /// <summary>Ends the request.</summary>
    public void Dispose()
    {
        if (_attempt is not null)
            AmbientAttempt.Current = _attempt;
    }

    internal static ObservedRequest Begin(string? idempotencyHeader, IReadOnlyCollection<string> idempotencyProviders)
    {
        if (AmbientAttempt.Current is not { } attempt)
            return default;
        AmbientAttempt.Current = null;
        attempt.CountSent();
        return new(attempt, idempotencyHeader is not null && attempt.IsOneOf(idempotencyProviders) ? attempt.IdempotencyKey : null);
    }
}
