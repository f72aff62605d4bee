using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <content>What workflows log.</content>
internal static partial class Log
{
    [LoggerMessage(1190, LogLevel.Warning, "Whoever follows workflow {Workflow} has thrown; the workflow goes on")]
    public static partial void ProgressFailed(ILogger logger, Exception exception, string workflow);

    [LoggerMessage(1191, LogLevel.Debug, "Workflow {Workflow} begins")]
    public static partial void WorkflowBegins(ILogger logger, string workflow);

    [LoggerMessage(1193, LogLevel.Warning, "The answer of step {Step} of workflow {Workflow} cannot be kept, so a resumed run asks it again")]
    public static partial void StepNotKept(ILogger logger, string step, string workflow);

    [LoggerMessage(1198, LogLevel.Warning, "Step {Step} of workflow {Workflow} was asked with sensitive values, so its answer is not kept and a resumed run asks it again; keep it with 'keepsSensitive' of UseWorkflowStore")]
    public static partial void StepIsSensitive(ILogger logger, string step, string workflow);

    [LoggerMessage(1194, LogLevel.Warning, "The store did not keep the answer of step {Step} of workflow {Workflow}; a resumed run asks it again")]
    public static partial void StepLost(ILogger logger, Exception exception, string step, string workflow);

    [LoggerMessage(1195, LogLevel.Warning, "The lease of a run of workflow {Workflow} was not extended; when it is over, another process may take the run")]
    public static partial void RunNotExtended(ILogger logger, Exception exception, string workflow);

    [LoggerMessage(1196, LogLevel.Warning, "A run of workflow {Workflow} was not given back; it is free when its lease is over")]
    public static partial void RunNotReleased(ILogger logger, Exception exception, string workflow);

    [LoggerMessage(1197, LogLevel.Warning, "What listens to the cancellation of a run of workflow {Workflow} has thrown")]
    public static partial void CancellingFailed(ILogger logger, Exception exception, string workflow);

    [LoggerMessage(1192, LogLevel.Debug, "Workflow {Workflow} ended after {Milliseconds} ms")]
    public static partial void WorkflowDone(ILogger logger, string workflow, double milliseconds);
}
