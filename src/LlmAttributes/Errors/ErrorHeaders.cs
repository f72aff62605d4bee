namespace LlmAttributes;

/// <summary>The headers that say something about an error.</summary>
internal static class ErrorHeaders
{
    public const string RetryAfter = "retry-after";
    public const string ShouldRetry = "x-should-retry";
    public const string AmazonErrorType = "x-amzn-errortype";

    /// <summary>Waits in milliseconds, more exact than <c>Retry-After</c>.</summary>
    public static readonly string[] Milliseconds = ["retry-after-ms", "x-ms-retry-after-ms"];

    /// <summary>When a limit is full again, beside the headers that say what is left of it and how much it is, and whether it fills continuously or all at once.</summary>
    public static readonly (string Reset, string Remaining, string Limit, bool IsContinuous)[] Limits =
    [
        ("x-ratelimit-reset-requests", "x-ratelimit-remaining-requests", "x-ratelimit-limit-requests", true),
        ("x-ratelimit-reset-tokens", "x-ratelimit-remaining-tokens", "x-ratelimit-limit-tokens", true),
        ("anthropic-ratelimit-requests-reset", "anthropic-ratelimit-requests-remaining", "anthropic-ratelimit-requests-limit", true),
        ("anthropic-ratelimit-tokens-reset", "anthropic-ratelimit-tokens-remaining", "anthropic-ratelimit-tokens-limit", true),
        ("anthropic-ratelimit-input-tokens-reset", "anthropic-ratelimit-input-tokens-remaining", "anthropic-ratelimit-input-tokens-limit", true),
        ("anthropic-ratelimit-output-tokens-reset", "anthropic-ratelimit-output-tokens-remaining", "anthropic-ratelimit-output-tokens-limit", true),
        ("x-ratelimit-reset", "x-ratelimit-remaining", "x-ratelimit-limit", false),
        ("ratelimit-reset", "ratelimit-remaining", "ratelimit-limit", false),
    ];

    public static IReadOnlyList<string> Names { get; } =
        [RetryAfter, .. Milliseconds, ShouldRetry, AmazonErrorType, .. Limits.Select(static limit => limit.Reset), .. Limits.Select(static limit => limit.Remaining)];
}
