namespace LlmAttributes;

/// <summary>What an HTTP status means by itself.</summary>
internal static class ErrorStatus
{
    public static LlmErrorKind KindOf(int status) => status switch
    {
        401 or 407 => LlmErrorKind.Authentication,
        402 => LlmErrorKind.QuotaExhausted,
        403 or 451 => LlmErrorKind.Permission,
        404 => LlmErrorKind.ModelNotFound,
        // 522, 524 and 598 come from proxies. 499: somebody on the way gave up.
        408 or 504 or 522 or 524 or 598 => LlmErrorKind.Timeout,
        499 => LlmErrorKind.Network,
        413 => LlmErrorKind.RequestTooLarge,
        429 => LlmErrorKind.RateLimit,
        // 498: the flex tier of Groq has no room.
        498 or 503 or 529 => LlmErrorKind.Overloaded,
        >= 500 and < 600 => LlmErrorKind.ServerError,
        >= 400 and < 500 => LlmErrorKind.BadRequest,
        _ => LlmErrorKind.Unknown,
    };

    public static bool IsPassing(LlmErrorKind kind) =>
        kind is LlmErrorKind.RateLimit or LlmErrorKind.Timeout or LlmErrorKind.Overloaded or LlmErrorKind.ServerError or LlmErrorKind.Network;
}
