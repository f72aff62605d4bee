using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <content>What the reloading of prompt files logs.</content>
internal static partial class Log
{
    [LoggerMessage(1160, LogLevel.Information, "{Call} takes its prompt from the changed file {File} from now on; its fingerprint is {Fingerprint}")]
    public static partial void PromptFileChanged(ILogger logger, string call, string file, string fingerprint);

    [LoggerMessage(1161, LogLevel.Warning, "{File}({Line},{Column}): {Fault}; {Call} keeps the last prompt that was right")]
    public static partial void PromptFileFaulty(ILogger logger, string file, int line, int column, string call, string fault);

    [LoggerMessage(1162, LogLevel.Warning, "Prompt file {File} of {Call} is not looked at: {Fault}")]
    public static partial void PromptFileUnread(ILogger logger, string file, string call, string fault);
}
