using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <content>What the query optimizer logs.</content>
internal static partial class Log
{
    [LoggerMessage(1170, LogLevel.Debug, "The query of {Call} was optimized by {Strategies}: {Task}, clarity {Clarity:F2}")]
    public static partial void QueryOptimized(ILogger logger, string call, QueryStrategies strategies, TaskType task, double clarity);

    [LoggerMessage(1171, LogLevel.Error, "The store of the query history did not say what was learned before; learning begins anew")]
    public static partial void QueriesNotRead(ILogger logger, Exception exception);

    [LoggerMessage(1172, LogLevel.Error, "The store of the query history did not take what is new; it is added again later")]
    public static partial void QueriesNotKept(ILogger logger, Exception exception);
}
