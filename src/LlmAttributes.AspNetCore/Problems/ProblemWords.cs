using Microsoft.AspNetCore.Http;

namespace LlmAttributes;

/// <summary>What is said of each kind of error to who called the service: nothing of what was asked, answered or set up.</summary>
internal static class ProblemWords
{
    public static (int Status, string Detail) Of(LlmException cause) => cause.Kind switch
    {
        LlmErrorKind.Budget when cause.Shortage is null => (StatusCodes.Status503ServiceUnavailable, "What was spent cannot be told for now."),
        LlmErrorKind.Budget => (StatusCodes.Status402PaymentRequired, "The budget does not allow the call."),
        LlmErrorKind.RateLimit => (StatusCodes.Status429TooManyRequests, "The models take no more requests for now."),
        LlmErrorKind.ContextLength or LlmErrorKind.RequestTooLarge => (StatusCodes.Status413PayloadTooLarge, "The request is too long for the models."),
        LlmErrorKind.ContentFilter => (StatusCodes.Status422UnprocessableEntity, "A filter refused the request or the answer."),
        LlmErrorKind.NothingFound => (StatusCodes.Status422UnprocessableEntity, "Nothing was found that the request could be answered from."),
        LlmErrorKind.Timeout => (StatusCodes.Status504GatewayTimeout, "No model answered in time."),
        LlmErrorKind.Overloaded when cause is WorkflowBusyException => (StatusCodes.Status409Conflict, "The same run is under way already."),
        LlmErrorKind.Overloaded or LlmErrorKind.Network => (StatusCodes.Status503ServiceUnavailable, "The models cannot be reached for now."),

        // Keys, quotas, names of models and what our own requests look like are no fault of the caller.
        _ => (StatusCodes.Status502BadGateway, "The models gave no answer that can be used."),
    };
}
