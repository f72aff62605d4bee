using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <content>What budgets log.</content>
internal static partial class Log
{
    [LoggerMessage(1061, LogLevel.Debug, "The budget store did not say how budget {Budget} stands; routes leave it out of account")]
    public static partial void BudgetNotRead(ILogger logger, Exception exception, string budget);
}
