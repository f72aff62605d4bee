namespace LlmAttributes;

/// <summary>The scripts over what answers were given to: a sorted set by number, and the last number, which stays when the set expires.</summary>
internal static class MeaningScripts
{
    /// <summary>Adds a line. KEYS: set, last number. ARGV: the line, its lifetime in milliseconds, how many are kept.</summary>
    public const string Add = """
        local number = redis.call('INCR', KEYS[2])
        redis.call('ZADD', KEYS[1], number, string.format('%016d', number) .. ARGV[1])
        redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -tonumber(ARGV[3]) - 1)
        if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then
          redis.call('PEXPIRE', KEYS[1], ARGV[2])
        end
        """;

    /// <summary>Reads the lines behind a number. KEYS: set. ARGV: the number, how many.</summary>
    public const string Read = "return redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. ARGV[1], '+inf', 'LIMIT', 0, ARGV[2])";
}
