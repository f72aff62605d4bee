namespace LlmAttributes;

/// <summary>The scripts over the history of queries: a list, the newest entry last.</summary>
internal static class QueryScripts
{
    /// <summary>Adds entries. ARGV: how many are kept, then the entries.</summary>
    public const string Add = """
        for i = 2, #ARGV do
          redis.call('RPUSH', KEYS[1], ARGV[i])
        end
        redis.call('LTRIM', KEYS[1], -tonumber(ARGV[1]), -1)
        """;

    /// <summary>Reads the newest entries. ARGV: how many.</summary>
    public const string Read = "return redis.call('LRANGE', KEYS[1], -tonumber(ARGV[1]), -1)";
}
