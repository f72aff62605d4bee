namespace LlmAttributes;

/// <summary>What an <see cref="ErrorClassifier"/> made of an error.</summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="IsRetryable">Whether the same request may succeed later.</param>
public readonly record struct ErrorClassification(LlmErrorKind Kind, bool IsRetryable)
{
    /// <summary>Gets the HTTP status that the provider answered with.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Gets the provider's own code of the error.</summary>
    public string? ProviderCode { get; init; }

    /// <summary>Gets how long the provider asks to wait; only errors that pass have it.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
