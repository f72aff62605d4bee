namespace LlmAttributes;

/// <summary>What a provider's exception says, read by the delegate given to <see cref="LlmRuntimeBuilder.ReadErrorsWith"/>.</summary>
/// <param name="StatusCode">The HTTP status.</param>
public sealed record ProviderError(int StatusCode)
{
    /// <summary>Gets the provider's own code of the error, for instance <c>insufficient_quota</c>.</summary>
    public string? Code { get; init; }

    /// <summary>Gets the value of the <c>Retry-After</c> header as it was sent: seconds, or an HTTP date.</summary>
    public string? RetryAfter { get; init; }
}
