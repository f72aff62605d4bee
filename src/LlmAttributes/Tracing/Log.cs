using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <summary>Every log line. None holds prompt text, answers or keys.</summary>
internal static partial class Log
{
    [LoggerMessage(1002, LogLevel.Warning, "Attempt of {Call} with model {Model} failed with {Kind}; trying again in {Seconds:F1} s")]
    public static partial void Retrying(ILogger logger, string call, string? model, LlmErrorKind kind, double seconds);

    [LoggerMessage(1003, LogLevel.Warning, "Model {Model} failed on {Call} with {Kind}; asking the next candidate")]
    public static partial void FallingBack(ILogger logger, string call, string model, LlmErrorKind kind);

    [LoggerMessage(1004, LogLevel.Warning, "The budget of {Limit} USD of {Call} does not allow an attempt with model {Model}")]
    public static partial void BudgetRejected(ILogger logger, string call, string model, decimal limit);

    [LoggerMessage(1005, LogLevel.Error, "{Call} failed; model {Model} was the last, with {Kind}")]
    public static partial void Failed(ILogger logger, string call, string model, LlmErrorKind kind);

    [LoggerMessage(1006, LogLevel.Warning, "Model {Model}, asked by {Call}, has no price: its cost is unknown; declare InputUsdPerMillionTokens and OutputUsdPerMillionTokens")]
    public static partial void UnpricedModel(ILogger logger, string model, string call);

    [LoggerMessage(1007, LogLevel.Warning, "{Call} failed with {Kind}; {Fallback} answers in its place")]
    public static partial void LastResort(ILogger logger, string call, LlmErrorKind kind, string fallback);
}
