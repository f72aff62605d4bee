using System.Globalization;
using StackExchange.Redis;

namespace LlmAttributes;

/// <summary>The quality of answers in a <see cref="RedisStore"/>.</summary>
internal sealed class RedisQualityStore(RedisServer server) : IQualityStore
{
    private const int KeptDays = 62;
    private const int SecondsOfDay = 86_400;

    public async ValueTask AddAsync(IReadOnlyList<QualityLine> lines, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Count == 0)
            return;
        List<DateOnly> days = [.. lines.Select(static line => line.Day).Distinct()];
        List<RedisValue> values = new(1 + (lines.Count * 7)) { KeptDays * SecondsOfDay };
        foreach (var line in lines)
        {
            values.Add(days.IndexOf(line.Day) + 1);
            values.Add($"{line.Call}\n{line.Model}");
            values.Add(line.Scores);
            values.Add(Text(line.Sum));
            values.Add(Text(line.Squares));
            values.Add(line.Judged);
            values.Add(Text(line.JudgedSum));
        }

        await AskAsync(QualityScripts.Add, days.ConvertAll(Key), [.. values], cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<QualityLine>> ReadAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        List<QualityLine> found = [];

        // What is older has expired.
        for (var day = first.DayNumber < last.DayNumber - KeptDays ? last.AddDays(-KeptDays) : first; day <= last; day = day.AddDays(1))
        {
            var fields = (string[])(await AskAsync(QualityScripts.Read, [Key(day)], [], cancellationToken).ConfigureAwait(false))!;
            Dictionary<(string Call, string Model), double[]> lines = [];
            for (var i = 0; i + 1 < fields.Length; i += 2)
            {
                var parts = fields[i].Split('\n');
                var key = (parts[0], parts[1]);
                if (!lines.TryGetValue(key, out var numbers))
                    lines.Add(key, numbers = new double[5]);
                numbers[int.Parse(parts[2], CultureInfo.InvariantCulture) - 1] = double.Parse(fields[i + 1], CultureInfo.InvariantCulture);
            }

            foreach (var ((call, model), n) in lines)
                found.Add(new(day, call, model) { Scores = (long)n[0], Sum = n[1], Squares = n[2], Judged = (long)n[3], JudgedSum = n[4] });
        }

        return found;
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private RedisKey Key(DateOnly day) => server.Key("quality:" + day.ToString("O", CultureInfo.InvariantCulture));

    private async Task<RedisResult> AskAsync(string script, List<RedisKey> keys, RedisValue[] values, CancellationToken cancellationToken)
    {
        try
        {
            return await server.RunAsync(script, [.. keys], values).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RedisAwayException e)
        {
            throw server.Explain(e);
        }
    }
}
