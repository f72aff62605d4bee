using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <content>What conversations log.</content>
internal static partial class Log
{
    [LoggerMessage(1100, LogLevel.Information, "{Call} remembers the text of a message without its attachments: later calls of the conversation do not send them; further ones are not logged")]
    public static partial void AttachmentsForgotten(ILogger logger, string call);
}
