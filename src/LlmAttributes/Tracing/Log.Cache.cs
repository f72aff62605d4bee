using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <content>What the cache logs.</content>
internal static partial class Log
{
    [LoggerMessage(1150, LogLevel.Debug, "{Call} got an answer of model {Model} without asking")]
    public static partial void CacheHit(ILogger logger, string call, string model);

    [LoggerMessage(1151, LogLevel.Warning, "A kept answer cannot be read; it is dropped and its model is asked. Further ones are not logged")]
    public static partial void CacheEntryCorrupted(ILogger logger);

    [LoggerMessage(1152, LogLevel.Warning, "The store of kept answers failed")]
    public static partial void CacheStoreAway(ILogger logger, Exception exception);

    [LoggerMessage(1154, LogLevel.Warning, "Answers cannot be found by meaning, so their models are asked. Further failures are not logged")]
    public static partial void SemanticLookUpFailed(ILogger logger, Exception exception);

    [LoggerMessage(1153, LogLevel.Information, "The store of kept answers answers again")]
    public static partial void CacheStoreBack(ILogger logger);
}
