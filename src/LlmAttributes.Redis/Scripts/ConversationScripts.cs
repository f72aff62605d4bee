namespace LlmAttributes;

/// <summary>The scripts over conversations: a list of user, answer and whether they are sensitive in turn, and a hash with the summary.</summary>
internal static class ConversationScripts
{
    public const string Append = "redis.call('RPUSH', KEYS[1], ARGV[1], ARGV[2], ARGV[3])";

    public const string Read = """
        local through = tonumber(redis.call('HGET', KEYS[2], 'through') or '0')
        local first = math.max(through, redis.call('LLEN', KEYS[1]) / 3 - tonumber(ARGV[1]))
        return {redis.call('HGET', KEYS[2], 'text'), tostring(first), redis.call('LRANGE', KEYS[1], first * 3, -1), redis.call('HGET', KEYS[2], 'sensitive')}
        """;

    public const string Summarise = """
        if tonumber(ARGV[1]) > tonumber(redis.call('HGET', KEYS[2], 'through') or '0') then
            redis.call('HSET', KEYS[2], 'through', ARGV[1], 'text', ARGV[2], 'sensitive', ARGV[3])
        end
        """;

    public const string Delete = "redis.call('DEL', KEYS[1], KEYS[2])";
}
