namespace LlmAttributes;

/// <summary>Round robin: each call begins with the next candidate.</summary>
internal sealed class TurnChoice(Candidate[] candidates) : RouteChoice(candidates, RouteReason.Turn)
{
    private int _turn = -1;

    public override RouteOrder Order(ref RouteQuestion question)
    {
        var order = DeclaredOf(question.Allowed);
        var turn = (uint)(question.IsPeek ? Volatile.Read(ref _turn) + 1 : Interlocked.Increment(ref _turn));
        return order.From(turn % (uint)order.Count);
    }
}
