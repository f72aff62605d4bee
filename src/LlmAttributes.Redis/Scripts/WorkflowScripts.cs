namespace LlmAttributes;

/// <summary>
/// The scripts over runs of workflows: a hash with who has the run, and a list of key, place, call and answer of each step in turn. Times are microseconds since 1970, which Lua's
/// numbers hold exactly. KEYS: the hash, the list.
/// </summary>
internal static class WorkflowScripts
{
    /// <summary>
    /// Takes a run. ARGV: milliseconds to live or 0, owner, the caller's time, when its lease ends, whether the server's clock decides. Returns when the lease of another ends, by the
    /// caller's clock.
    /// </summary>
    public const string Acquire = """
        local now, ends, shift = tonumber(ARGV[3]), tonumber(ARGV[4]), 0
        if ARGV[5] == '1' then
          local time = redis.call('TIME')
          shift = time[1] * 1000000 + time[2] - now
        end
        local held = redis.call('HMGET', KEYS[1], 'owner', 'ends')
        if held[1] and held[1] ~= ARGV[2] and tonumber(held[2]) > now + shift then
          return string.format('%.0f', tonumber(held[2]) - shift)
        end
        redis.call('HSET', KEYS[1], 'owner', ARGV[2], 'ends', string.format('%.0f', ends + shift), 'length', string.format('%.0f', ends - now))
        """ + Expire;

    /// <summary>Extends a lease; by the server's clock it is as long as it was at first. ARGV: milliseconds to live or 0, owner, when it ends, whether the server's clock decides.</summary>
    public const string Extend = """
        if redis.call('HGET', KEYS[1], 'owner') ~= ARGV[2] then return 0 end
        local ends = ARGV[3]
        if ARGV[4] == '1' then
          local time = redis.call('TIME')
          ends = string.format('%.0f', time[1] * 1000000 + time[2] + tonumber(redis.call('HGET', KEYS[1], 'length')))
        end
        redis.call('HSET', KEYS[1], 'ends', ends)
        """ + Expire + "return 1";

    /// <summary>Gives a run back. ARGV: milliseconds to live, which stay as they are, and the owner.</summary>
    public const string Release = "if redis.call('HGET', KEYS[1], 'owner') == ARGV[2] then redis.call('DEL', KEYS[1]) end";

    /// <summary>Adds a step. ARGV: milliseconds to live or 0, owner, key, place, call, answer. Returns whether the run is the owner's.</summary>
    public const string Add = """
        if redis.call('HGET', KEYS[1], 'owner') ~= ARGV[2] then return 0 end
        redis.call('RPUSH', KEYS[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6])
        """ + Expire + "return 1";

    public const string Read = "return redis.call('LRANGE', KEYS[2], 0, -1)";

    public const string Remove = "redis.call('DEL', KEYS[1], KEYS[2])";

    private const string Expire = """

        if ARGV[1] ~= '0' then
          redis.call('PEXPIRE', KEYS[1], ARGV[1])
          redis.call('PEXPIRE', KEYS[2], ARGV[1])
        end

        """;
}
