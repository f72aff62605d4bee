using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <summary>Every log line of the package. None holds keys or passwords.</summary>
internal static partial class RedisLog
{
    [LoggerMessage(1050, LogLevel.Warning, "Redis at {Server} cannot be asked: attempts go on without budgets and limits until it is back")]
    public static partial void AwayOpen(ILogger logger, string server, Exception fault);

    [LoggerMessage(1051, LogLevel.Error, "Redis at {Server} cannot be asked: attempts with a budget or a shared limit are refused until it is back; RedisStoreOptions.OnUnavailable lets them through")]
    public static partial void AwayClosed(ILogger logger, string server, Exception fault);

    [LoggerMessage(1052, LogLevel.Information, "Redis at {Server} answers again")]
    public static partial void Back(ILogger logger, string server);

    [LoggerMessage(1053, LogLevel.Warning, "{Count} settlements could not be handed to Redis at {Server} before the store was closed; their cost is not in the budgets")]
    public static partial void Unsettled(ILogger logger, int count, string server);
}
