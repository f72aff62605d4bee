namespace LlmAttributes;

/// <summary>
/// Decides what an answer means: a specific code first, then the words of the message as far as the status allows them, then general codes, then the status.
/// </summary>
internal static class ErrorRules
{
    public static LlmErrorKind KindOf(int status, ErrorPayload payload, string? provider)
    {
        var specific = ErrorCodes.Specific(payload);
        if (specific is not LlmErrorKind.Unknown)
            return Refine(specific, payload);

        var text = payload.Message;
        var byWords = text.Length == 0 ? LlmErrorKind.Unknown : status switch
        {
            401 or 402 or 407 or 408 or 413 => LlmErrorKind.Unknown,
            403 => OfRefusal(text),
            404 => ResourcePhrases.IsOtherThing(text) ? LlmErrorKind.BadRequest : LlmErrorKind.Unknown,
            429 => OfLimit(text, payload, provider),
            >= 500 => OfServer(text),
            >= 400 => OfRequest(text, payload),
            _ => OfWords(text, payload, provider),
        };
        if (byWords != LlmErrorKind.Unknown)
            return byWords;

        var general = ErrorCodes.General(payload);
        // A provider of the 500s that calls itself unavailable is; one that names a rate limit in a 500 is believed too.
        if (general != LlmErrorKind.Unknown && status is not (401 or 403 or 404 or 408 or 413 or 504))
            return general;
        return ErrorStatus.KindOf(status) is var byStatus and not LlmErrorKind.Unknown ? byStatus : ErrorCodes.Fallback(payload);
    }

    /// <summary>Codes that stand for a family.</summary>
    private static LlmErrorKind Refine(LlmErrorKind kind, ErrorPayload payload) => kind switch
    {
        // OpenAI and Groq use the same type for a limit that passes and a request that never fits.
        LlmErrorKind.RateLimit when ErrorPhrases.IsTooLarge(payload.Message) => LlmErrorKind.RequestTooLarge,
        LlmErrorKind.RateLimit when ErrorPhrases.IsQuota(payload.Message) && !payload.Message.Contains("exceeded your current quota", StringComparison.OrdinalIgnoreCase) => LlmErrorKind.QuotaExhausted,
        _ => kind,
    };

    private static LlmErrorKind OfRefusal(string text) => 0 switch
    {
        _ when ErrorPhrases.IsContentFilter(text) => LlmErrorKind.ContentFilter,
        _ when ErrorPhrases.IsQuota(text) => LlmErrorKind.QuotaExhausted,
        _ when ErrorPhrases.IsAuthentication(text) => LlmErrorKind.Authentication,
        _ => LlmErrorKind.Unknown,
    };

    private static LlmErrorKind OfLimit(string text, ErrorPayload payload, string? provider) => 0 switch
    {
        _ when ErrorPhrases.IsTooLarge(text) => LlmErrorKind.RequestTooLarge,
        // Google says the same words for a limit per minute as OpenAI says for an empty account.
        _ when IsGoogle(payload, provider) && text.Contains("exceeded your current quota", StringComparison.OrdinalIgnoreCase) => LlmErrorKind.RateLimit,
        _ when ErrorPhrases.IsQuota(text) && RetryDelay.InMessage(text) is null => LlmErrorKind.QuotaExhausted,
        _ when ErrorPhrases.IsOverloaded(text) => LlmErrorKind.Overloaded,
        _ => LlmErrorKind.Unknown,
    };

    private static LlmErrorKind OfServer(string text) => 0 switch
    {
        _ when ErrorPhrases.IsContextLength(text) => LlmErrorKind.ContextLength,
        _ when ErrorPhrases.IsOverloaded(text) => LlmErrorKind.Overloaded,
        _ => LlmErrorKind.Unknown,
    };

    private static LlmErrorKind OfRequest(string text, ErrorPayload payload) => 0 switch
    {
        _ when ErrorPhrases.IsContentFilter(text) => LlmErrorKind.ContentFilter,
        _ when ErrorPhrases.IsQuota(text) => LlmErrorKind.QuotaExhausted,
        _ when ErrorPhrases.IsContextLength(text) || ResourcePhrases.IsLongText(text, payload.Parameter) => LlmErrorKind.ContextLength,
        _ when ErrorPhrases.IsTooLarge(text) => LlmErrorKind.RequestTooLarge,
        _ when ErrorPhrases.IsAuthentication(text) => LlmErrorKind.Authentication,
        _ when ErrorPhrases.IsPermission(text) => LlmErrorKind.Permission,
        _ when ResourcePhrases.IsModelMissing(text) => LlmErrorKind.ModelNotFound,
        _ when text.Contains("too many tokens, please wait", StringComparison.OrdinalIgnoreCase) || text.Contains("too many requests", StringComparison.OrdinalIgnoreCase) => LlmErrorKind.RateLimit,
        _ => LlmErrorKind.Unknown,
    };

    /// <summary>A message without a status, as in a stream or in an exception.</summary>
    private static LlmErrorKind OfWords(string text, ErrorPayload payload, string? provider)
    {
        var ofLimit = OfLimit(text, payload, provider);
        if (ofLimit is not LlmErrorKind.Unknown)
            return ofLimit;
        var ofRequest = OfRequest(text, payload);
        return 0 switch
        {
            _ when ofRequest != LlmErrorKind.Unknown => ofRequest,
            _ when ErrorPhrases.IsRateLimit(text) => LlmErrorKind.RateLimit,
            _ when ErrorPhrases.IsUnavailable(text) => LlmErrorKind.Overloaded,
            _ when ErrorPhrases.IsTimeout(text) => LlmErrorKind.Timeout,
            _ when ErrorPhrases.IsServerError(text) => LlmErrorKind.ServerError,
            _ => LlmErrorKind.Unknown,
        };
    }

    private static bool IsGoogle(ErrorPayload payload, string? provider) =>
        payload.Types.Contains("RESOURCE_EXHAUSTED")
        || (provider is not null && (provider.Contains("gemini", StringComparison.OrdinalIgnoreCase) || provider.Contains("vertex", StringComparison.OrdinalIgnoreCase) || provider.Contains("google", StringComparison.OrdinalIgnoreCase)));
}
