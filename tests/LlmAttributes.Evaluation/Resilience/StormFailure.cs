using System.Globalization;

namespace LlmAttributes.Evaluation.Resilience;

/// <summary>A refusal, as the exception of a provider's SDK.</summary>
internal sealed class StormFailure(int status, int? retryAfterSeconds = null) : Exception("The model refused.")
{
    public static ProviderError? Read(Exception exception) => exception is StormFailure failure ? failure.ToError() : null;

    private ProviderError ToError() => new(status) { RetryAfter = retryAfterSeconds?.ToString(CultureInfo.InvariantCulture) };
}
