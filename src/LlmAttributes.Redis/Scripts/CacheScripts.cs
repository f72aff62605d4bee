namespace LlmAttributes;

/// <summary>The scripts over kept answers: a text each, and for each tag a sorted set of its keys by when they expire.</summary>
internal static class CacheScripts
{
    public const string Get = "return redis.call('GET', KEYS[1])";

    /// <summary>Sets an entry. KEYS: its own, then those of its tags; ARGV: the entry, its milliseconds to live.</summary>
    public const string Set = """
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)
        for i = 2, #KEYS do
          redis.call('ZREMRANGEBYSCORE', KEYS[i], '-inf', now)
          redis.call('ZADD', KEYS[i], now + tonumber(ARGV[2]), KEYS[1])
          if redis.call('PTTL', KEYS[i]) < tonumber(ARGV[2]) then
            redis.call('PEXPIRE', KEYS[i], ARGV[2])
          end
        end
        """;

    public const string Remove = "redis.call('DEL', KEYS[1])";

    public const string RemoveByTag = """
        for _, key in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
          redis.call('DEL', key)
        end
        redis.call('DEL', KEYS[1])
        """;
}
