namespace LlmAttributes;

/// <summary>A choice by declared quality which is made anew when judgements or scores of the call's answers correct that quality.</summary>
internal sealed class ObservedChoice : RouteChoice
{
    private readonly ObservedQuality _observed;
    private readonly Func<double[], RouteChoice> _make;
    private volatile State _state;

    /// <summary>Creates the choice.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="reason">Why the first is chosen.</param>
    /// <param name="observed">What is seen of the candidates.</param>
    /// <param name="make">Makes the choice from what is to be added to the quality of each candidate.</param>
    public ObservedChoice(Candidate[] candidates, RouteReason reason, ObservedQuality observed, Func<double[], RouteChoice> make)
        : base(candidates, reason)
    {
        _observed = observed;
        _make = make;
        _state = Read();
    }

    private RouteChoice Current
    {
        get
        {
            var state = _state;
            if (state.Version != _observed.Version)
                _state = state = Read();
            return state.Choice;
        }
    }

    public override uint Named(ref RouteQuestion question) => Current.Named(ref question);

    public override RouteOrder Order(ref RouteQuestion question) => Current.Order(ref question);

    public override RouteOrder Rest(RouteOrder order, ref RouteQuestion question) => Current.Rest(order, ref question);

    public override double Score(int candidate, ref RouteQuestion question) => Current.Score(candidate, ref question);

    // What comes in between is read again with the next call.
    private State Read()
    {
        var version = _observed.Version;
        var fits = new double[Candidates.Length];
        _observed.Estimate(fits, out _);
        return new(version, _make(fits));
    }

    private sealed record State(int Version, RouteChoice Choice);
}
