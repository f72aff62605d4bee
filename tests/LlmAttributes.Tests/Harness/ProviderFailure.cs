namespace LlmAttributes.Tests.Harness;

/// <summary>A provider SDK's exception that the core knows nothing of.</summary>
internal sealed class ProviderFailure(int status, string? retryAfter = null, string? code = null) : Exception("the provider's own words")
{
    public int Status { get; } = status;

    public string? RetryAfter { get; } = retryAfter;

    public string? Code { get; } = code;
}
