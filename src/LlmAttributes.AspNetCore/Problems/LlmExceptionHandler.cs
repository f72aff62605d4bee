using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace LlmAttributes;

/// <summary>Answers a call that failed with a problem document.</summary>
internal sealed class LlmExceptionHandler(IProblemDetailsService problems, LlmProblemDetailsOptions options, IServiceProvider services) : IExceptionHandler
{
    private readonly TimeProvider _time = services.GetService<TimeProvider>() ?? TimeProvider.System;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not LlmException failure)
            return false;
        var problem = Describe(failure, CauseOf(failure));
        httpContext.Response.StatusCode = problem.Status!.Value;

        // Who takes no JSON has the status and the header all the same.
        await problems.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = problem, Exception = exception }).ConfigureAwait(false);
        return true;

        ProblemDetails Describe(LlmException call, LlmException cause)
        {
            var (status, detail) = ProblemWords.Of(cause);
            status = options.Statuses.TryGetValue(cause.Kind, out var other) ? other : status;
            var described = new ProblemDetails { Status = status, Title = $"The call failed: {cause.Kind}.", Detail = detail };
            described.Extensions["kind"] = cause.Kind.ToString();
            if (options.IncludeAttempts)
                described.Extensions["attempts"] = JsonSerializer.SerializeToElement(Array.ConvertAll([.. call.Attempts], static attempt => attempt.ToString()), ProblemJson.Default.StringArray);
            if (options.IncludeBudget && cause.Shortage is { } shortage)
            {
                described.Extensions["budget"] = shortage.Budget;
                described.Extensions["leftUsd"] = JsonSerializer.SerializeToElement(shortage.LeftUsd, ProblemJson.Default.Decimal);
                described.Extensions["neededUsd"] = JsonSerializer.SerializeToElement(shortage.NeededUsd, ProblemJson.Default.Decimal);
            }

            if ((cause.RetryAfter ?? cause.Shortage?.MoreAt - _time.GetUtcNow()) is { } wait && wait > TimeSpan.Zero)
                httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return described;
        }
    }

    // When all candidates or a step failed, the last error says why.
    private static LlmException CauseOf(LlmException failure)
    {
        while (failure is { InnerException: LlmException inner } && (failure.Kind == LlmErrorKind.AllFailed || failure is WorkflowException))
            failure = inner;
        return failure;
    }
}
