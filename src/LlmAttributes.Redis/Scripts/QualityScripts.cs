namespace LlmAttributes;

/// <summary>The scripts over the quality of answers: a hash per day, whose fields are the five numbers of each call and model.</summary>
internal static class QualityScripts
{
    /// <summary>Adds lines. ARGV: seconds to live, then per line the number of its day's key, its name and its five numbers.</summary>
    public const string Add = """
        for i = 2, #ARGV, 7 do
          local key = KEYS[tonumber(ARGV[i])]
          for j = 1, 5 do
            redis.call('HINCRBYFLOAT', key, ARGV[i + 1] .. '\n' .. j, ARGV[i + 1 + j])
          end
          redis.call('EXPIRE', key, ARGV[1])
        end
        """;

    /// <summary>Reads a day.</summary>
    public const string Read = "return redis.call('HGETALL', KEYS[1])";
}
