using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>The order in which a call asks its candidates: fixed when the client is created, except that a round robin begins elsewhere each time.</summary>
internal sealed class CandidateOrder
{
    private readonly Candidate[] _all;
    private readonly ErrorKinds[] _on;
    private readonly uint _turning;
    private int _turn = -1;

    /// <summary>Creates the order.</summary>
    /// <param name="routed">The models of the route, in the strategy's order.</param>
    /// <param name="fallback">The models that follow, each after some errors. A model may follow twice, after different errors.</param>
    /// <param name="turns">Whether each call begins with the next routed model.</param>
    public CandidateOrder(IReadOnlyList<Candidate> routed, IReadOnlyList<(Candidate Candidate, ErrorKinds On)> fallback, bool turns)
    {
        _all = new Candidate[routed.Count + fallback.Count];
        _on = new ErrorKinds[_all.Length];
        for (var i = 0; i < routed.Count; i++)
            (_all[i], _on[i]) = (routed[i], ErrorKinds.Default);
        for (var i = 0; i < fallback.Count; i++)
            (_all[routed.Count + i], _on[routed.Count + i]) = fallback[i];
        RoutedCount = routed.Count;
        Count = Keys().Length;
        _turning = turns && routed.Count > 1 ? (uint)routed.Count : 0;
    }

    /// <summary>How many different candidates there are.</summary>
    public int Count { get; }

    /// <summary>How many positions there are; a candidate may have several.</summary>
    public int Length => _all.Length;

    /// <summary>How many of the positions are those of the route.</summary>
    public int RoutedCount { get; }

    /// <summary>Chooses where this call begins.</summary>
    public uint Begin() => _turning == 0 ? 0 : (uint)Interlocked.Increment(ref _turn) % _turning;

    /// <summary>Gets the candidate at a position of a call that began at <paramref name="start"/>.</summary>
    public Candidate this[uint start, int position]
    {
        get
        {
            if (position >= _turning)
                return _all[position];
            var at = start + (uint)position;
            return _all[at < _turning ? at : at - _turning];
        }
    }

    /// <summary>Gets the errors after which the candidate at a position is asked.</summary>
    public ErrorKinds On(int position) => _on[position];

    /// <summary>Gets the keys of all candidates in their declared order.</summary>
    public string[] Keys()
    {
        List<string> keys = new(_all.Length);
        foreach (var candidate in _all)
        {
            if (!keys.Contains(candidate.Model.Key))
                keys.Add(candidate.Model.Key);
        }

        return [.. keys];
    }

    /// <summary>Sorts models by a strategy; ties keep the declared order, and what is unknown comes last.</summary>
    public static void Sort(RouteStrategy strategy, List<BoundModel> models)
    {
        if (strategy == RouteStrategy.RoundRobin)
            return;

        var declared = models.ToArray();
        models.Sort((a, b) => Rank(strategy, a).CompareTo(Rank(strategy, b)) is not 0 and var byRank
            ? byRank
            : Array.IndexOf(declared, a).CompareTo(Array.IndexOf(declared, b)));
    }

    private static double Rank(RouteStrategy strategy, BoundModel model) => strategy switch
    {
        RouteStrategy.Cost => model.Facts.IsPriced ? (double)(model.Facts.InputUsdPerMillionTokens + model.Facts.OutputUsdPerMillionTokens)! : double.MaxValue,
        RouteStrategy.Speed => -model.Facts.TokensPerSecond ?? double.MaxValue,
        RouteStrategy.Quality => -model.Facts.Quality ?? double.MaxValue,
        _ => 0,
    };
}
