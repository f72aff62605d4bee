using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>The order in which a call asks its candidates: fixed when the client is created, except that a round robin begins elsewhere each time.</summary>
internal sealed class CandidateOrder
{
    private readonly Candidate[] _all;
    private readonly Candidate[] _fallback;
    private readonly uint _turning;
    private int _turn = -1;

    /// <summary>Creates the order.</summary>
    /// <param name="routed">The models of the route, in the strategy's order.</param>
    /// <param name="fallback">The models that follow in any case.</param>
    /// <param name="turns">Whether each call begins with the next routed model.</param>
    public CandidateOrder(IReadOnlyList<Candidate> routed, IReadOnlyList<Candidate> fallback, bool turns)
    {
        _all = [.. routed, .. fallback];
        _fallback = [.. fallback];
        _turning = turns && routed.Count > 1 ? (uint)routed.Count : 0;
    }

    public int Count => _all.Length;

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

    /// <summary>Counts the fallback models of a call that was told its first model.</summary>
    public int FallbackCount(Candidate first) => Array.Exists(_fallback, c => c.Model == first.Model) ? _fallback.Length - 1 : _fallback.Length;

    /// <summary>Gets a fallback model of a call that was told its first model, which is not asked twice.</summary>
    public Candidate Fallback(int position, Candidate first)
    {
        for (var i = 0; ; i++)
        {
            if (_fallback[i].Model != first.Model && position-- == 0)
                return _fallback[i];
        }
    }

    /// <summary>Gets the keys of all candidates in their declared order.</summary>
    public string[] Keys() => Array.ConvertAll(_all, static c => c.Model.Key);

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
