using System.Globalization;
using LlmAttributes;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace SupportDesk;

/// <summary>Answers a call that failed with a problem document. It names kinds, models and budgets, and never a prompt, an answer or a key.</summary>
internal sealed class Problems(IProblemDetailsService problems, TimeProvider time) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not LlmException failure)
            return new(false);
        // When all candidates failed, the last of them says why.
        var cause = failure.Kind == LlmErrorKind.AllFailed && failure.InnerException is LlmException last ? last : failure;
        var (status, detail) = Describe(cause);
        var problem = new ProblemDetails { Status = status, Title = $"The call failed: {cause.Kind}.", Detail = detail };
        problem.Extensions["attempts"] = failure.Attempts.Select(static attempt => attempt.ToString()).ToArray();
        if (cause.Shortage is { } shortage)
        {
            problem.Extensions["budget"] = shortage.Budget;
            problem.Extensions["leftUsd"] = shortage.LeftUsd;
            problem.Extensions["neededUsd"] = shortage.NeededUsd;
        }

        httpContext.Response.StatusCode = status;
        if ((cause.RetryAfter ?? cause.Shortage?.MoreAt - time.GetUtcNow()) is { } wait && wait > TimeSpan.Zero)
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return problems.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = problem, Exception = exception });
    }

    private static (int Status, string Detail) Describe(LlmException cause) => cause.Kind switch
    {
        LlmErrorKind.Budget when cause.Shortage is null => (StatusCodes.Status503ServiceUnavailable, "What was spent cannot be told for now."),
        LlmErrorKind.Budget => (StatusCodes.Status402PaymentRequired, "The budget does not allow the call."),
        LlmErrorKind.RateLimit => (StatusCodes.Status429TooManyRequests, "The models take no more requests for now."),
        LlmErrorKind.ContextLength or LlmErrorKind.RequestTooLarge => (StatusCodes.Status413PayloadTooLarge, "The mail is too long."),
        LlmErrorKind.ContentFilter => (StatusCodes.Status422UnprocessableEntity, "A filter refused the mail or the answer."),
        LlmErrorKind.Timeout => (StatusCodes.Status504GatewayTimeout, "No model answered in time."),
        LlmErrorKind.Overloaded or LlmErrorKind.Network => (StatusCodes.Status503ServiceUnavailable, "The models cannot be reached for now."),
        _ => (StatusCodes.Status502BadGateway, "The models gave no answer that can be used."),
    };
}
