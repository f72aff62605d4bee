namespace LlmAttributes;

/// <summary>What the classifier found.</summary>
internal readonly record struct Classification(LlmErrorKind Kind, bool IsRetryable)
{
    public int? StatusCode { get; init; }

    public string? ProviderCode { get; init; }

    public TimeSpan? RetryAfter { get; init; }
}
