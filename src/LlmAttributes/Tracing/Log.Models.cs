using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <content>What is said of models.</content>
internal static partial class Log
{
    [LoggerMessage(1066, LogLevel.Warning, "Model {Model} ended on {Day}, so its provider may refuse requests; use {Successor}")]
    public static partial void ModelEnded(ILogger logger, string model, DateOnly day, string successor);
}
