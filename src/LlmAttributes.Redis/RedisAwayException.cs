namespace LlmAttributes;

/// <summary>The server cannot be asked. Never leaves the package.</summary>
internal sealed class RedisAwayException(Exception fault) : Exception("Redis cannot be asked.", fault);
