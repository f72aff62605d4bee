namespace LlmAttributes.Runtime;

/// <summary>Votes on lists: as sets, item by item on whether it belongs to them, or aligned, on how many items there are and then place by place.</summary>
internal sealed class SequenceVoter<TList, TItem>(Voter<TItem> item, bool isSet, Func<List<TItem>, TList> make) : Voter<TList>
    where TList : IEnumerable<TItem>
{
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
                if (share <= 0.5)
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
