using System.Globalization;
using System.Net.Http;

namespace LlmAttributes;

/// <summary>The values of <c>error.type</c>; <see cref="LlmAttributesDiagnostics"/> documents them.</summary>
internal static class ErrorTypes
{
    public const string Timeout = "timeout";
    public const string Budget = "llmattributes.budget_exceeded";
    public const string InvalidResponse = "llmattributes.invalid_response";
    public const string Guard = "llmattributes.guard_refused";
    public const string AllFailed = "llmattributes.all_failed";
    public const string NothingFound = "llmattributes.nothing_found";
    public const string Cancelled = "System.OperationCanceledException";
    public const string Other = "_OTHER";

    public static string Of(Exception exception) => exception switch
    {
        OperationCanceledException => Cancelled,
        LlmException { StatusCode: { } status } => Code(status),
        HttpRequestException { StatusCode: { } status } => Code((int)status),
        LlmException { Kind: LlmErrorKind.Timeout } or TimeoutException => Timeout,
        LlmException { Kind: LlmErrorKind.Budget } => Budget,
        LlmException { Kind: LlmErrorKind.InvalidResponse } => InvalidResponse,
        LlmGuardException => Guard,
        LlmException { Kind: LlmErrorKind.AllFailed } => AllFailed,
        LlmException { Kind: LlmErrorKind.NothingFound } => NothingFound,
        { InnerException: { } inner } and LlmException => NameOf(inner),
        _ => NameOf(exception),
    };

    private static string Code(int status) => status.ToString(CultureInfo.InvariantCulture);

    private static string NameOf(Exception exception) => exception.GetType().FullName ?? Other;
}
