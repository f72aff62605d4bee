using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <content>What workflows log.</content>
internal static partial class Log
{
    [LoggerMessage(1190, LogLevel.Warning, "Whoever follows workflow {Workflow} has thrown; the workflow goes on")]
    public static partial void ProgressFailed(ILogger logger, Exception exception, string workflow);

    [LoggerMessage(1191, LogLevel.Debug, "Workflow {Workflow} begins")]
    public static partial void WorkflowBegins(ILogger logger, string workflow);

    [LoggerMessage(1192, LogLevel.Debug, "Workflow {Workflow} ended after {Milliseconds} ms")]
    public static partial void WorkflowDone(ILogger logger, string workflow, double milliseconds);
}
