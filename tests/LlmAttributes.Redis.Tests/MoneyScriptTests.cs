using System.Globalization;
using CsCheck;
using LlmAttributes.Redis.Tests.Harness;
using StackExchange.Redis;

namespace LlmAttributes.Redis.Tests;

[Collection(RedisCollection.Name)]
public sealed class MoneyScriptTests(RedisFixture redis)
{
    private const string Script = MoneyScript.Text + """
        local result = {}
        for i = 1, #ARGV, 2 do
          local a, b = parse(ARGV[i]), parse(ARGV[i + 1])
          result[#result + 1] = format(a)
          result[#result + 1] = format(plus(a, b))
          result[#result + 1] = format(minus(a, b))
          result[#result + 1] = less(a, b) and 'less' or 'not less'
        end
        return result
        """;

    private static readonly Gen<long> s_amounts = Gen.OneOf(
        Gen.Long,
        Gen.Long[-2_000_000_000, 2_000_000_000],
        Gen.Select(Gen.Int[-3, 3], Gen.Long[-20_000_000, 20_000_000]).Select(static (near, high) => (high * 1_000_000_000) + near),
        Gen.OneOf<long>(0L, -1L, 1L, long.MaxValue, long.MinValue, 1L << 53, (1L << 53) + 1));

    [RedisFact]
    public void Amounts_OfAnySize_AddSubtractAndCompareAsIntegersDo() =>
        Gen.Select(s_amounts, s_amounts).Array[100].Sample(
            pairs =>
            {
                var answer = redis.Connection.GetDatabase().ScriptEvaluate(Script, [], [.. pairs.SelectMany(static pair => new RedisValue[] { pair.Item1, pair.Item2 })]);
                Assert.Equal(
                    pairs.SelectMany(static pair => new[] { Text(pair.Item1), Text((Int128)pair.Item1 + pair.Item2), Text((Int128)pair.Item1 - pair.Item2), pair.Item1 < pair.Item2 ? "less" : "not less" }),
                    ((string[])answer!));
            },
            iter: 100,
            threads: 1);

    private static string Text(Int128 number) => number.ToString(CultureInfo.InvariantCulture);
}
