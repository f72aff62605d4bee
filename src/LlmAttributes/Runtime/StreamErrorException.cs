namespace LlmAttributes.Runtime;

/// <summary>A stream told of an error, or ended without saying anything.</summary>
internal sealed class StreamErrorException(ProviderError? error)
    : Exception(error is null ? "The stream ended without output and without a finish reason." : "The stream sent an error in place of output.")
{
    /// <summary>What the provider said, or <see langword="null"/> when it said nothing.</summary>
    public ProviderError? Error { get; } = error;
}
