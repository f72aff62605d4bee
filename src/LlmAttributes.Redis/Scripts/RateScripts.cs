namespace LlmAttributes;

/// <summary>The scripts over limits per minute: the generic cell rate algorithm (ITU-T I.371), by the server's clock. All that is kept of a bucket is when it is full again, in µs.</summary>
internal static class RateScripts
{
    /// <summary>KEYS: the bucket. ARGV: units, µs that a unit takes to flow in, the longest acceptable wait in µs.</summary>
    /// <returns>Whether the units are taken, and how long to wait in µs.</returns>
    public const string Take = Clock + """
        local full = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now) + math.min(MINUTE, ARGV[1] * ARGV[2])
        local wait = math.max(0, full - now - MINUTE)
        if wait > tonumber(ARGV[3]) then return {0, string.format('%.0f', wait)} end
        redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', string.format('%.0f', math.ceil((full - now) / 1000) + 1))
        return {1, string.format('%.0f', wait)}
        """;

    /// <summary>KEYS: the bucket. ARGV: units that come back, µs that a unit takes to flow in.</summary>
    public const string Return = Clock + """
        local back = math.max(-MINUTE, math.min(MINUTE, ARGV[1] * ARGV[2]))
        local full = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now) - back
        if full <= now then return redis.call('DEL', KEYS[1]) end
        redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', string.format('%.0f', math.ceil((full - now) / 1000) + 1))
        return 1
        """;

    private const string Clock = """
        local MINUTE = 60000000
        local time = redis.call('TIME')
        local now = time[1] * 1000000 + time[2]

        """;
}
