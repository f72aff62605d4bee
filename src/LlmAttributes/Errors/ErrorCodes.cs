using System.Collections.Frozen;

namespace LlmAttributes;

/// <summary>
/// The providers' own names of errors. Spelling differs by provider and SDK (<c>RESOURCE_EXHAUSTED</c>, <c>ResourceExhausted</c>), so names are compared without
/// case, underscores and hyphens.
/// </summary>
internal static class ErrorCodes
{
    /// <summary>Names that mean one thing whatever the HTTP status is.</summary>
    private static readonly FrozenDictionary<string, LlmErrorKind> s_specific = Table(
        (LlmErrorKind.QuotaExhausted,
            "insufficient_quota billing_hard_limit_reached billing_not_active billing_error insufficient_credits insufficient_user_quota insufficient_balance insufficient_funds " +
            "exceeded_current_quota_error credit_limit credit_limit_exceeded enforced_spend_limit_reached spend_limit_reached payment_required Arrearage ServiceQuotaExceededException BILLING_DISABLED"),
        (LlmErrorKind.ContextLength, "context_length_exceeded context_window_exceeded exceed_context_size_error context_length_error input_too_long prompt_too_long model_max_prompt_tokens_exceeded"),
        (LlmErrorKind.RequestTooLarge, "request_too_large max_tokens_per_request payload_too_large request_entity_too_large RequestEntityTooLargeException ContentTooLarge"),
        (LlmErrorKind.ContentFilter,
            "content_filter content_filter_error content_policy_violation ResponsibleAIPolicyViolation moderation_blocked content_filtered prompt_blocked data_inspection_failed " +
            "DataInspectionFailed image_content_policy_violation PROHIBITED_CONTENT content_moderation_error safety_violation"),
        (LlmErrorKind.ModelNotFound,
            "model_not_found DeploymentNotFound invalid_model model_not_available unknown_model model_decommissioned model_deprecated ModelDeprecated ModelNotFoundError model_not_exist " +
            "invalid_model_error not_found_model"),
        (LlmErrorKind.Authentication,
            "invalid_api_key authentication_error AuthenticationError API_KEY_INVALID API_KEY_EXPIRED ACCESS_TOKEN_EXPIRED ACCESS_TOKEN_TYPE_UNSUPPORTED CREDENTIALS_MISSING UNAUTHENTICATED " +
            "UnrecognizedClientException ExpiredTokenException InvalidSignatureException IncompleteSignature MissingAuthenticationToken MissingAuthenticationTokenException InvalidClientTokenId " +
            "invalid_authentication_error token_expired invalid_iam_token invalid_credentials expired_api_key"),
        (LlmErrorKind.Permission, "unsupported_country_region_territory SERVICE_DISABLED API_KEY_SERVICE_BLOCKED IAM_PERMISSION_DENIED AccessDeniedException OptInRequired permission_error"),
        (LlmErrorKind.RateLimit,
            "ThrottlingException TooManyRequestsException Throttling RateLimitReached rate_limit_error token_quota_exceeded request_quota_exceeded too_many_requests too_many_requests_error"),
        (LlmErrorKind.Overloaded,
            "overloaded_error engine_overloaded_error model_overloaded capacity_exceeded no_capacity ModelNotReadyException ServiceUnavailableException server_overloaded service_unavailable_error slow_down"),
        (LlmErrorKind.Timeout, "timeout_error ModelTimeoutException DEADLINE_EXCEEDED request_timeout RequestTimeoutException"),
        (LlmErrorKind.ServerError, "ModelErrorException ModelStreamErrorException InternalServerException InternalFailure"));

    /// <summary>Names that hold where neither a specific name nor the message says more.</summary>
    private static readonly FrozenDictionary<string, LlmErrorKind> s_general = Table(
        (LlmErrorKind.RateLimit, "rate_limit_exceeded RATE_LIMIT_EXCEEDED RESOURCE_EXHAUSTED TooManyRequests RateLimitError RateLimitException rate_limited rate_limit requests_limit tokens_limit"),
        (LlmErrorKind.Overloaded, "UNAVAILABLE ServiceUnavailable ServiceUnavailableError Overloaded"));

    /// <summary>Names that hold only where there is no HTTP status, as in a stream.</summary>
    private static readonly FrozenDictionary<string, LlmErrorKind> s_fallback = Table(
        (LlmErrorKind.BadRequest,
            "invalid_request_error BadRequestError BadRequest INVALID_ARGUMENT FAILED_PRECONDITION OUT_OF_RANGE ValidationException validation validation_error invalid_value invalid_prompt " +
            "unsupported_value unsupported_parameter unknown_parameter UnprocessableEntityError tool_use_failed json_validate_failed"),
        (LlmErrorKind.ModelNotFound, "NOT_FOUND not_found_error NotFoundError ResourceNotFoundException"),
        (LlmErrorKind.Permission, "PERMISSION_DENIED PermissionDeniedError Forbidden"),
        (LlmErrorKind.Authentication, "Unauthorized"),
        (LlmErrorKind.ServerError, "api_error server_error INTERNAL InternalServerError internal_error internal_server_error DATA_LOSS"),
        (LlmErrorKind.Timeout, "timeout"));

    public static LlmErrorKind Specific(ErrorPayload payload) => Find(s_specific, payload);

    public static LlmErrorKind General(ErrorPayload payload) => Find(s_general, payload);

    public static LlmErrorKind Fallback(ErrorPayload payload) => Find(s_fallback, payload);

    private static LlmErrorKind Find(FrozenDictionary<string, LlmErrorKind> table, ErrorPayload payload)
    {
        foreach (var names in (ReadOnlySpan<List<string>>)[payload.Codes, payload.Types])
        {
            foreach (var name in names)
            {
                if (table.TryGetValue(Key(name), out var kind))
                    return kind;
            }
        }

        return LlmErrorKind.Unknown;
    }

    private static FrozenDictionary<string, LlmErrorKind> Table(params (LlmErrorKind Kind, string Names)[] rows)
    {
        var table = new Dictionary<string, LlmErrorKind>(StringComparer.Ordinal);
        foreach (var (kind, names) in rows)
        {
            foreach (var name in names.Split(' '))
                table[Key(name)] = kind;
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Amazon writes <c>com.amazon.coral.service#ThrottlingException</c> in bodies and <c>ThrottlingException:http://…</c> in headers.</summary>
    private static string Key(string name)
    {
        var text = name.AsSpan(name.LastIndexOf('#') + 1);
        if (text.IndexOf(':') is var colon and >= 0)
            text = text[..colon];
        Span<char> key = stackalloc char[Math.Min(text.Length, 128)];
        var length = 0;
        foreach (var c in text[..key.Length])
        {
            if (char.IsLetterOrDigit(c))
                key[length++] = char.ToLowerInvariant(c);
        }

        return key[..length].ToString();
    }
}
