using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <content>What routes log.</content>
internal static partial class Log
{
    [LoggerMessage(1003, LogLevel.Debug, "The route of {Call} chose model {Model}: {Reason}")]
    public static partial void Routed(ILogger logger, string call, string model, string reason);

    [LoggerMessage(1030, LogLevel.Warning, "No candidate of {Call} satisfies its route; model {Model} of its fallback is asked")]
    public static partial void RouteIsEmpty(ILogger logger, string call, string model);

    [LoggerMessage(1031, LogLevel.Warning, "Router {Router} of {Call} failed with {Exception}; the declared order holds")]
    public static partial void RouterFailed(ILogger logger, string call, string router, string exception);

    [LoggerMessage(1032, LogLevel.Warning, "Router {Router} of {Call} named no candidate; the declared order holds")]
    public static partial void RouterChoseNobody(ILogger logger, string call, string router);
}
