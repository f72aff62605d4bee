using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <content>What calls log whose document is asked in chunks.</content>
internal static partial class Log
{
    [LoggerMessage(1180, LogLevel.Warning, "Chunk {Index} of {Call} failed by {Error} and was left out of its answer")]
    public static partial void ChunkSkipped(ILogger logger, string call, int index, LlmErrorKind error);
}
