using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <content>What the quality monitor logs.</content>
internal static partial class Log
{
    [LoggerMessage(1130, LogLevel.Warning, "The quality of {Call} with model {Model} has dropped from a mean of {Mean:F2}; its moving average is {Average:F2}")]
    public static partial void QualityDrifted(ILogger logger, string call, string model, double mean, double average);

    [LoggerMessage(1131, LogLevel.Warning, "The moving average of the quality of {Call} with model {Model} is {Average:F2}, below its control limit of {Limit:F2}")]
    public static partial void QualityBelowLimit(ILogger logger, string call, string model, double average, double limit);

    [LoggerMessage(1132, LogLevel.Debug, "An answer of model {Model} to {Call} was judged {Score:F2}")]
    public static partial void FeedbackGiven(ILogger logger, string call, string model, double score);

    [LoggerMessage(1133, LogLevel.Error, "The quality store did not take {Lines} lines; they are added again later")]
    public static partial void QualityNotKept(ILogger logger, Exception exception, int lines);

    [LoggerMessage(1134, LogLevel.Error, "A handler of the quality monitor failed; what it was told of stands")]
    public static partial void QualityHandlerFailed(ILogger logger, Exception exception);

    [LoggerMessage(1135, LogLevel.Error, "The quality store did not say what was counted before; series begin anew")]
    public static partial void QualityNotRead(ILogger logger, Exception exception);

    [LoggerMessage(1136, LogLevel.Information, "The answer of model {Model} to {Call} has a quality of {Score:F2}, below {MinScore}")]
    public static partial void LowQuality(ILogger logger, string call, string model, double score, double minScore);

    [LoggerMessage(1137, LogLevel.Warning, "An answer to {Call} could not be scored, by {Exception}; the call goes on without a score")]
    public static partial void NotScored(ILogger logger, string call, string exception);
}
