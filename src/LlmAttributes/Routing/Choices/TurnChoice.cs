namespace LlmAttributes;

/// <summary>Round robin: each call begins with the next candidate.</summary>
internal sealed class TurnChoice : RouteChoice
{
    private readonly ITurnStore? _shared;
    private readonly string _route;
    private int _turn = -1;

    /// <summary>Creates the choice.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="route">The name of the call.</param>
    /// <param name="shared">What counts the turns for several processes.</param>
    public TurnChoice(Candidate[] candidates, string route, ITurnStore? shared)
        : base(candidates, RouteReason.Turn)
    {
        _shared = shared;
        _route = route;

        // Lets the store look the turn up before the first call needs it.
        _shared?.Peek(route);
    }

    public override RouteOrder Order(ref RouteQuestion question)
    {
        var order = DeclaredOf(question.Allowed);
        var turn = _shared is not null ? SharedTurn(question.IsPeek)
            : (uint)(question.IsPeek ? Volatile.Read(ref _turn) + 1 : Interlocked.Increment(ref _turn));
        return order.From(turn % (uint)order.Count);
    }

    private uint SharedTurn(bool isPeek) => unchecked((uint)(isPeek ? _shared!.Peek(_route) : _shared!.Take(_route)));
}
