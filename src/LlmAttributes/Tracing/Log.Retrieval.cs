using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <content>What is retrieved.</content>
internal static partial class Log
{
    [LoggerMessage(1180, LogLevel.Debug, "{Call} retrieved {Count} passages from {Store}")]
    public static partial void Retrieved(ILogger logger, string call, string store, int count);
}
