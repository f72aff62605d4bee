using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <content>What guards decide, and how shadows compare.</content>
internal static partial class Log
{
    [LoggerMessage(1140, LogLevel.Information, "Guard {Guard} decided {Verdict} on {Call}")]
    public static partial void GuardDecided(ILogger logger, string guard, GuardVerdictKind verdict, string call);

    [LoggerMessage(1141, LogLevel.Debug, "The answer of model {Shadow} to {Call}, compared with that of {Model}: {Outcome}")]
    public static partial void ShadowCompared(ILogger logger, string call, string model, string shadow, string outcome);
}
