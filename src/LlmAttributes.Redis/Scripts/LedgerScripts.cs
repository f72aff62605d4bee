namespace LlmAttributes;

/// <summary>The scripts over the ledger. A day is a hash whose fields are a line and what is counted of it.</summary>
internal static class LedgerScripts
{
    /// <summary>
    /// KEYS: the list of days, the number of the writer's last batch, then the days. ARGV: the batch's number, for how many seconds it is remembered, then of each number its day, the
    /// place of the day's key, its line, its name and by how much it grows. Returns whether the batch was new.
    /// </summary>
    public const string Add = """
        local PICO = 1000000000000
        if tonumber(redis.call('GET', KEYS[2]) or 0) >= tonumber(ARGV[1]) then return 0 end
        redis.call('SET', KEYS[2], ARGV[1], 'EX', ARGV[2])
        for i = 3, #ARGV, 5 do
          local key, line, name = KEYS[tonumber(ARGV[i + 1])], ARGV[i + 2], ARGV[i + 3]
          redis.call('ZADD', KEYS[1], 0, ARGV[i])
          local sum = redis.call('HINCRBY', key, line .. name, ARGV[i + 4])
          if name == 'pico' and sum >= PICO then
            redis.call('HINCRBY', key, line .. 'usd', 1)
            redis.call('HINCRBY', key, line .. name, -PICO)
          end
        end
        return 1
        """;

    /// <summary>KEYS: the list of days. ARGV: the first and the last.</summary>
    public const string Days = "return redis.call('ZRANGEBYLEX', KEYS[1], '[' .. ARGV[1], '[' .. ARGV[2])";

    /// <summary>KEYS: a day.</summary>
    public const string Read = "return redis.call('HGETALL', KEYS[1])";
}
