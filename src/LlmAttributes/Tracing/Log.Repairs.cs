using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <content>What re-asking logs.</content>
internal static partial class Log
{
    [LoggerMessage(1095, LogLevel.Information, "{Call} asks model {Model} again, since the answer of model {Failed} cannot be read ({Faults} faults)")]
    public static partial void Reasking(ILogger logger, string call, string model, string failed, int faults);
}
