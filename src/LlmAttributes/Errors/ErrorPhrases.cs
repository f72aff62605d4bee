namespace LlmAttributes;

/// <summary>
/// What providers say in words where their codes say less: several use one code, or one HTTP status, for errors that pass and errors that do not.
/// Each row is a set of phrases that must all be there.
/// </summary>
internal static class ErrorPhrases
{
    private static readonly string[][] s_tooLarge =
    [
        ["request too large"], ["request body too large"], ["request entity too large"], ["payload too large"], ["payload size exceeds"],
        ["request exceeds the maximum"],
        ["request size exceeds"], ["tokens per request"], ["content too large"],
    ];

    private static readonly string[][] s_quota =
    [
        ["credit balance is too low"], ["insufficient balance"], ["insufficient credit"], ["insufficient funds"], ["insufficient quota"],
        ["not enough credit"], ["out of credit"], ["add more credits"],
        ["exceeded your current quota", "check your plan and billing"], ["billing hard limit"], ["check your billing"], ["billing to be enabled"],
        ["regain access"], ["spending limit"], ["spend limit"], ["spending cap"],
        ["monthly included credits"], ["credits are depleted"], ["can only afford"], ["credit limit exceeded"], ["out of call volume quota"],
        ["calls / month"], ["monthly usage limit"],
        ["monthly quota"], ["used all available credits"], ["balance is not enough"], ["outstanding balance"], ["account is in arrears"],
    ];

    private static readonly string[][] s_overloaded =
    [
        ["currently overloaded"], ["is overloaded"], ["server overloaded"], ["engine overloaded"], ["server busy"], ["at capacity right now"],
        ["currently loading"], ["experiencing high demand"], ["flex tier capacity"],
        ["over capacity"], ["no healthy upstream"],
    ];

    private static readonly string[][] s_rateLimit =
    [
        ["rate limit reached"], ["rate limit exceeded"], ["rate limit is exceeded"], ["rate-limited"], ["too many requests"],
        ["too many tokens", "please wait"], ["exceeded", "rate limit of your current"],
        ["exceed your organization", "rate limit"], ["per-minute rate limit"], ["calls / minute"], ["resource exhausted"], ["resource has been exhausted"],
        ["quota exceeded for metric"], ["out of capacity"],
        ["limit reached for requests"], ["request rate is too high"], ["exceeded your current quota"],
    ];

    private static readonly string[][] s_contextLength =
    [
        ["maximum context length"], ["maximum context limit"], ["maximum context size"], ["maximum model length"], ["maximum prompt length"],
        ["maximum input length"], ["exceed context limit"],
        ["exceeds the context"], ["exceeds context"], ["exceeds the available context"], ["exceed the context"], ["exceeded context"],
        ["longer than the model's context"], ["fit into the model", "context"],
        ["greater than the context length"], ["larger than the context"], ["prompt is too long"], ["prompt too long"], ["input is too long"],
        ["input too long"], ["too many input tokens"], ["input tokens exceed"],
        ["input token count", "exceeds"], ["input token count", "only supports"], ["token count exceeds"], ["tokens in the prompt cannot exceed"],
        ["range of input length"], ["max_new_tokens", "must be <="],
        ["`inputs` must have less than"], ["reduce the length of the messages"], ["reduce the length of the prompt"], ["reduce your prompt"],
        ["maxlength", "malformed input request: expected"],
        ["context window", "exceed"], ["too large for model with"],
    ];

    private static readonly string[][] s_contentFilter =
    [
        ["content management policy"], ["content filtering policy"], ["by our content filter"], ["by content filter"], ["by the content filter"],
        ["content filters blocked"], ["safety system"], ["flagged as potentially violating"],
        ["violating our usage policy"], ["violates our usage policy"], ["violates our usage policies"], ["violate our usage policies"],
        ["violates usage guidelines"], ["content violates"], ["your input was flagged"],
        ["flagged by moderation"], ["content exists risk"], ["inappropriate content"], ["responsible ai practices"], ["blocked due to safety"],
        ["blocked for safety"], ["blocked by safety"], ["sensitive words detected"],
    ];

    private static readonly string[][] s_authentication =
    [
        ["api key not valid"], ["invalid api key"], ["incorrect api key"], ["api key expired"], ["api key has expired"], ["invalid x-api-key"],
        ["no api key"], ["missing api key"], ["invalid api token"],
        ["provide an api key"], ["didn't provide an api key"], ["api key was reported as leaked"], ["invalid authentication"], ["invalid authorization"],
        ["unregistered callers"], ["security token included in the request is"],
        ["x-api-key header is required"], ["authentication credential"], ["invalid bearer token"], ["wrong api key"],
    ];

    private static readonly string[][] s_permission =
    [
        ["location is not supported"], ["not available in your country"], ["not supported in your region"],
        ["country, region, or territory not supported"],
    ];

    private static readonly string[][] s_timeout =
    [
        ["request timed out"], ["timed out"], ["deadline exceeded"], ["operation was timeout"], ["a timeout occurred"],
    ];

    private static readonly string[][] s_serverError = [["internal server error"], ["server had an error"], ["bad gateway"], ["internal error"]];

    private static readonly string[][] s_busy = [["service unavailable"], ["temporarily unavailable"], ["currently unavailable"]];

    public static bool IsTooLarge(string text) => Has(text, s_tooLarge);

    public static bool IsQuota(string text) => Has(text, s_quota);

    public static bool IsOverloaded(string text) => Has(text, s_overloaded);

    public static bool IsRateLimit(string text) => Has(text, s_rateLimit);

    public static bool IsContextLength(string text) => Has(text, s_contextLength);

    public static bool IsContentFilter(string text) => Has(text, s_contentFilter);

    public static bool IsAuthentication(string text) => Has(text, s_authentication);

    public static bool IsPermission(string text) => Has(text, s_permission);

    public static bool IsTimeout(string text) => Has(text, s_timeout);

    public static bool IsServerError(string text) => Has(text, s_serverError);

    public static bool IsUnavailable(string text) => Has(text, s_busy);

    private static bool Has(string text, string[][] rows)
    {
        foreach (var row in rows)
        {
            var all = true;
            foreach (var phrase in row)
                all = all && text.Contains(phrase, StringComparison.OrdinalIgnoreCase);
            if (all)
                return true;
        }

        return false;
    }
}
