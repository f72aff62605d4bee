namespace LlmAttributes;

/// <summary>
/// Turns what a provider answered, or an exception of any SDK, into a kind, whether it passes, and how long to wait. It knows the error shapes of OpenAI, Azure OpenAI, Anthropic,
/// Gemini and Vertex, Bedrock, Groq, Cohere, Mistral, Ollama, vLLM and what speaks like them, and the faults of the network.
/// </summary>
/// <remarks>It uses no reflection and never throws, whatever a body, a header or a message holds. One instance serves all threads.</remarks>
/// <param name="reader">Reads the exceptions of an SDK; <see langword="null"/> for one it does not know. Without it the status in the exception's message is used.</param>
/// <param name="time">The clock that dates in headers are compared with; by default the system's.</param>
public sealed class ErrorClassifier(Func<Exception, ProviderError?>? reader = null, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Gets a classifier without a reader, on the system's clock.</summary>
    public static ErrorClassifier Default { get; } = new();

    /// <summary>Classifies what a provider answered.</summary>
    /// <param name="error">The answer.</param>
    /// <returns>What it means.</returns>
    public ErrorClassification Classify(ProviderError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        var payload = ErrorPayloadReader.Read(error);
        var status = error.StatusCode is >= 400 and < 1000 ? error.StatusCode : payload.Status != 0 ? payload.Status : MessageStatus.Find(payload.Message) ?? 0;
        var kind = ErrorRules.KindOf(status, payload, error.Provider);
        var isRetryable = IsRetryable(kind, status, error.Header(ErrorHeaders.ShouldRetry));
        return new(kind, isRetryable)
        {
            StatusCode = status == 0 ? null : status,
            ProviderCode = payload.ProviderCode,
            RetryAfter = isRetryable ? RetryDelay.Of(error, payload, _time.GetUtcNow()) : null,
        };
    }

    /// <summary>Classifies an exception by itself and what it wraps.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>What it means; <see cref="LlmErrorKind.Unknown"/>, and not retryable, when nothing about it is known.</returns>
    public ErrorClassification Classify(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is LlmException known)
                return new(known.Kind, known.IsRetryable) { StatusCode = known.StatusCode, ProviderCode = known.ProviderCode, RetryAfter = known.RetryAfter };
            if (e is Runtime.StreamErrorException stream)
                return stream.Error is { } sent ? Classify(sent) : new(LlmErrorKind.ServerError, true);
            if ((reader?.Invoke(e) ?? ExceptionReader.Answer(e)) is { } answer)
                return Classify(answer);
            if (ExceptionReader.FaultOf(e) is var fault and not LlmErrorKind.Unknown)
                return new(fault, ErrorStatus.IsPassing(fault));
        }

        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (ExceptionReader.Words(e) is { } words && Classify(words) is { Kind: not LlmErrorKind.Unknown } found)
                return found;
        }

        return new(LlmErrorKind.Unknown, false);
    }

    /// <summary>OpenAI and Anthropic say themselves whether to retry; a permanent error stays one whatever they say.</summary>
    private static bool IsRetryable(LlmErrorKind kind, int status, string? shouldRetry) => shouldRetry?.Trim() switch
    {
        "false" => false,
        "true" when status == 409 => true,
        _ => ErrorStatus.IsPassing(kind),
    };
}
