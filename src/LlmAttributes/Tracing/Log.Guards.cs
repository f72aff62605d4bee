using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <content>What guards decide.</content>
internal static partial class Log
{
    [LoggerMessage(1140, LogLevel.Information, "Guard {Guard} decided {Verdict} on {Call}")]
    public static partial void GuardDecided(ILogger logger, string guard, GuardVerdictKind verdict, string call);
}
