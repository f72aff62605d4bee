namespace LlmAttributes.Runtime;

/// <summary>Votes on dictionaries: key by key on whether it belongs to them, and then on its value.</summary>
internal sealed class MapVoter<TMap, TValue>(Voter<TValue> value, Func<Dictionary<string, TValue>, TMap> make) : Voter<TMap>
    where TMap : IEnumerable<KeyValuePair<string, TValue>>
{
    // Half of the weight is not more than half, whatever the last digits say.
    private const double Tie = 1e-9;

    public override bool Same(TMap left, TMap right) => Likeness(left, right) >= 1;

    public override double Likeness(TMap left, TMap right)
    {
        var (a, b) = (Read(left), Read(right));
        if (a.Count == 0 && b.Count == 0)
            return 1;
        var sum = 0.0;
        foreach (var (key, held) in a)
            sum += b.TryGetValue(key, out var other) ? 2 * value.Likeness(held, other) : 0;
        return sum / (a.Count + b.Count);
    }

    public override VoteResult<TMap> Vote(ReadOnlySpan<TMap> answers, ReadOnlySpan<double> shares)
    {
        var maps = new Dictionary<string, TValue>[answers.Length];
        for (var i = 0; i < maps.Length; i++)
            maps[i] = Read(answers[i]);
        var (result, seen, sum) = (new Dictionary<string, TValue>(StringComparer.Ordinal), 0, 0.0);
        foreach (var key in maps.SelectMany(static map => map.Keys).Distinct(StringComparer.Ordinal))
        {
            List<TValue> values = [];
            List<double> weights = [];
            var share = 0.0;
            for (var i = 0; i < maps.Length; i++)
            {
                if (!maps[i].TryGetValue(key, out var held))
                    continue;
                values.Add(held);
                weights.Add(shares[i]);
                share += shares[i];
            }

            seen++;
            if (share <= 0.5 + Tie)
            {
                sum += 1 - share;
                continue;
            }

            var voted = value.Vote([.. values], WeightShares.Of(weights.Count, weights));
            result.Add(key, voted.Value);
            sum += share * voted.Agreement;
        }

        return new(make(result), seen == 0 ? 1 : Math.Min(1, sum / seen));
    }

    internal override bool IsCertain(ReadOnlySpan<TMap> answers, ReadOnlySpan<double> weights, double open)
    {
        var all = WeightedSubset.Sum(weights) + open;

        // A key that nobody has named yet must not come in.
        if (open > (all / 2) + Tie)
            return false;
        var maps = new Dictionary<string, TValue>[answers.Length];
        for (var i = 0; i < maps.Length; i++)
            maps[i] = Read(answers[i]);
        foreach (var key in maps.SelectMany(static map => map.Keys).Distinct(StringComparer.Ordinal))
        {
            var (kept, heavy) = WeightedSubset.Where<Dictionary<string, TValue>>(maps, weights, map => map.ContainsKey(key));
            var weight = WeightedSubset.Sum(heavy);
            if (weight + open <= (all / 2) + Tie)
                continue;
            if (weight <= (all / 2) + Tie || !value.IsCertain(Array.ConvertAll(kept, map => map[key]), heavy, open))
                return false;
        }

        return true;
    }

    private static Dictionary<string, TValue> Read(TMap map)
    {
        var read = new Dictionary<string, TValue>(StringComparer.Ordinal);
        foreach (var (key, held) in map)
            read[key] = held;
        return read;
    }
}
