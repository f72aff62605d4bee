namespace LlmAttributes;

/// <summary>The scripts over breakers: a key that lives as long as the breaker is open, and a message to those that listen.</summary>
internal static class BreakerScripts
{
    /// <summary>KEYS: the breaker. ARGV: how long it is open in ms, the channel, the message.</summary>
    public const string Publish = """
        local open = tonumber(ARGV[1])
        if open <= 0 then
          redis.call('DEL', KEYS[1])
        elseif redis.call('PTTL', KEYS[1]) < open then
          redis.call('SET', KEYS[1], '1', 'PX', ARGV[1])
        end
        return redis.call('PUBLISH', ARGV[2], ARGV[3])
        """;

    /// <summary>KEYS: the breaker.</summary>
    /// <returns>How long it is open in ms; 0 or less when it is not.</returns>
    public const string Read = "return redis.call('PTTL', KEYS[1])";
}
