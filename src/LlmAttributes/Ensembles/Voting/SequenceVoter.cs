namespace LlmAttributes.Runtime;

/// <summary>Votes on lists: as sets, item by item on whether it belongs to them, or aligned, on how many items there are and then place by place.</summary>
internal sealed class SequenceVoter<TList, TItem>(Voter<TItem> item, bool isSet, Func<List<TItem>, TList> make) : Voter<TList>
    where TList : IEnumerable<TItem>
{
    // Half of the weight is not more than half, whatever the last digits say.
    private const double Tie = 1e-9;

    public override bool Same(TList left, TList right) => Likeness(left, right) >= 1;

    public override double Likeness(TList left, TList right)
    {
        List<TItem> a = [.. left], b = [.. right];
        if (a.Count == 0 && b.Count == 0)
            return 1;
        if (isSet)
        {
            (a, b) = (Distinct(a), Distinct(b));
            return 2.0 * a.Count(x => b.Exists(y => item.Same(x, y))) / (a.Count + b.Count);
        }

        var sum = 0.0;
        for (var i = 0; i < Math.Min(a.Count, b.Count); i++)
            sum += item.Likeness(a[i], b[i]);
        return sum / Math.Max(a.Count, b.Count);
    }

    public override VoteResult<TList> Vote(ReadOnlySpan<TList> answers, ReadOnlySpan<double> shares)
    {
        var lists = new List<TItem>[answers.Length];
        for (var i = 0; i < lists.Length; i++)
            lists[i] = isSet ? Distinct([.. answers[i]]) : [.. answers[i]];
        return isSet ? VoteAsSet(lists, shares) : VoteAligned(lists, shares);
    }

    internal override bool IsCertain(ReadOnlySpan<TList> answers, ReadOnlySpan<double> weights, double open)
    {
        var lists = new List<TItem>[answers.Length];
        for (var i = 0; i < lists.Length; i++)
            lists[i] = isSet ? Distinct([.. answers[i]]) : [.. answers[i]];
        return isSet ? IsCertainAsSet(lists, weights, open) : IsCertainAligned(lists, weights, open);
    }

    private bool IsCertainAligned(List<TItem>[] lists, ReadOnlySpan<double> weights, double open)
    {
        var lengths = Array.ConvertAll(lists, static list => list.Count);
        if (!EqualityVoter<int>.Instance.Leads(lengths, weights, open))
            return false;
        var length = lengths[EqualityVoter<int>.Instance.Heaviest(lengths, weights).Winner];
        var (kept, heavy) = WeightedSubset.Where<List<TItem>>(lists, weights, list => list.Count == length);
        for (var place = 0; place < length; place++)
        {
            if (!item.IsCertain(Array.ConvertAll(kept, list => list[place]), heavy, open))
                return false;
        }

        return true;
    }

    private bool IsCertainAsSet(List<TItem>[] lists, ReadOnlySpan<double> weights, double open)
    {
        var all = WeightedSubset.Sum(weights) + open;

        // What nobody has named yet must not come in.
        if (open > (all / 2) + Tie)
            return false;
        List<TItem> seen = [];
        foreach (var list in lists)
        {
            foreach (var candidate in list)
            {
                if (seen.Exists(known => item.Same(known, candidate)))
                    continue;
                seen.Add(candidate);
                var (kept, heavy) = WeightedSubset.Where<List<TItem>>(lists, weights, other => other.Exists(x => item.Same(x, candidate)));
                var weight = WeightedSubset.Sum(heavy);
                if (weight + open <= (all / 2) + Tie)
                    continue;
                if (weight <= (all / 2) + Tie || !item.IsCertain(Array.ConvertAll(kept, other => other.Find(x => item.Same(x, candidate))!), heavy, open))
                    return false;
            }
        }

        return true;
    }

    private VoteResult<TList> VoteAligned(List<TItem>[] lists, ReadOnlySpan<double> shares)
    {
        var lengths = Array.ConvertAll(lists, static list => list.Count);
        var (winner, share) = EqualityVoter<int>.Instance.Heaviest(lengths, shares);
        var length = lengths[winner];
        var (kept, weights) = Where(lists, shares, list => list.Count == length);
        var result = new List<TItem>(length);
        var sum = 0.0;
        for (var place = 0; place < length; place++)
        {
            var voted = item.Vote(Array.ConvertAll(kept, list => list[place]), weights);
            result.Add(voted.Value);
            sum += voted.Agreement;
        }

        return new(make(result), length == 0 ? share : share * sum / length);
    }

    // An item stays that more than half of the weight has; the order is that of the mean place.
    private VoteResult<TList> VoteAsSet(List<TItem>[] lists, ReadOnlySpan<double> shares)
    {
        List<(TItem Item, double Place)> result = [];
        List<TItem> seen = [];
        var sum = 0.0;
        foreach (var list in lists)
        {
            foreach (var candidate in list)
            {
                if (seen.Exists(known => item.Same(known, candidate)))
                    continue;
                seen.Add(candidate);
                var (kept, weights) = Where(lists, shares, other => other.Exists(x => item.Same(x, candidate)));
                var share = 0.0;
                for (var i = 0; i < lists.Length; i++)
                    share += Array.IndexOf(kept, lists[i]) >= 0 ? shares[i] : 0;
                sum += Math.Max(share, 1 - share);
                if (share <= 0.5 + Tie)
                    continue;
                var place = 0.0;
                for (var i = 0; i < kept.Length; i++)
                    place += weights[i] * kept[i].FindIndex(x => item.Same(x, candidate));
                result.Add((item.Vote(Array.ConvertAll(kept, other => other.Find(x => item.Same(x, candidate))!), weights).Value, place));
            }
        }

        return new(make([.. result.OrderBy(static voted => voted.Place).Select(static voted => voted.Item)]), seen.Count == 0 ? 1 : Math.Min(1, sum / seen.Count));
    }

    private List<TItem> Distinct(List<TItem> items)
    {
        List<TItem> distinct = new(items.Count);
        foreach (var candidate in items)
        {
            if (!distinct.Exists(known => item.Same(known, candidate)))
                distinct.Add(candidate);
        }

        return distinct;
    }

    private static (List<TItem>[] Lists, double[] Shares) Where(List<TItem>[] lists, ReadOnlySpan<double> shares, Predicate<List<TItem>> holds)
    {
        List<List<TItem>> kept = [];
        List<double> weights = [];
        for (var i = 0; i < lists.Length; i++)
        {
            if (!holds(lists[i]))
                continue;
            kept.Add(lists[i]);
            weights.Add(shares[i]);
        }

        return ([.. kept], WeightShares.Of(weights.Count, weights));
    }
}
