namespace LlmAttributes;

/// <summary>The script over the turns of round robin.</summary>
internal static class TurnScript
{
    /// <summary>KEYS: the turns of a route. ARGV: how many are taken.</summary>
    /// <returns>The number of the next turn.</returns>
    public const string Take = """
        local turns = redis.call('INCRBY', KEYS[1], ARGV[1])
        redis.call('PEXPIRE', KEYS[1], 604800000)
        return turns
        """;
}
