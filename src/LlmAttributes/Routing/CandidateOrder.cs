using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>The candidates of a call: those of its route, which a <see cref="RouteOrder"/> orders for each call, then those of its fallback chain.</summary>
internal sealed class CandidateOrder
{
    private readonly Candidate[] _routed;
    private readonly (Candidate Candidate, ErrorKinds On)[] _fallback;

    /// <summary>Creates the order.</summary>
    /// <param name="routed">The models of the route.</param>
    /// <param name="fallback">The models that follow, each after some errors. A model may follow twice, after different errors.</param>
    public CandidateOrder(IReadOnlyList<Candidate> routed, IReadOnlyList<(Candidate Candidate, ErrorKinds On)> fallback)
    {
        _routed = [.. routed];
        _fallback = [.. fallback];
        Declared = RouteOrder.Declared(Math.Min(_routed.Length, RouteOrder.Most), RouteReason.None);
        Count = Keys().Length;
    }

    /// <summary>How many different candidates there are.</summary>
    public int Count { get; }

    /// <summary>The route's models in their declared order.</summary>
    public RouteOrder Declared { get; }

    public ReadOnlySpan<Candidate> Routed => _routed;

    /// <summary>The first candidate, or <see langword="null"/> when there is none.</summary>
    public Candidate? First => _routed.Length > 0 ? _routed[0] : null;

    /// <summary>Gets the candidate at a position.</summary>
    /// <param name="order">The call's order of the route.</param>
    /// <param name="position">The position; those after the route are the fallback chain's.</param>
    public Candidate this[RouteOrder order, int position] => position < order.Count ? _routed[order[position]] : _fallback[position - order.Count].Candidate;

    /// <summary>How many positions there are; a candidate may have several.</summary>
    public int Length(RouteOrder order) => order.Count + _fallback.Length;

    /// <summary>Gets the errors after which the candidate at a position is asked.</summary>
    public ErrorKinds On(RouteOrder order, int position) => position < order.Count ? ErrorKinds.Default : _fallback[position - order.Count].On;

    public bool Any(Predicate<Candidate> test) => Array.Exists(_routed, test) || Array.Exists(_fallback, f => test(f.Candidate));

    /// <summary>Whether a model is one of the route's.</summary>
    public bool IsRouted(string key) => Array.Exists(_routed, c => c.Model.Key == key);

    /// <summary>Gets the keys of all candidates in their declared order.</summary>
    public string[] Keys()
    {
        List<string> keys = new(_routed.Length + _fallback.Length);
        foreach (var candidate in _routed)
            Add(candidate);
        foreach (var (candidate, _) in _fallback)
            Add(candidate);
        return [.. keys];

        void Add(Candidate candidate)
        {
            if (!keys.Contains(candidate.Model.Key))
                keys.Add(candidate.Model.Key);
        }
    }
}
