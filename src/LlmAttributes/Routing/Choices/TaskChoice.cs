namespace LlmAttributes;

/// <summary>An order for each kind of task, and one for all others.</summary>
internal sealed class TaskChoice(Candidate[] candidates, TaskNames tasks, NamedOrder[] orders, NamedOrder others, RouteReason reason) : RouteChoice(candidates, reason)
{
    public override RouteOrder Order(ref RouteQuestion question) => OrderFor(ref question).Of(question.Allowed);

    public override uint Named(ref RouteQuestion question) => OrderFor(ref question).Bits;

    private NamedOrder OrderFor(ref RouteQuestion question)
    {
        var row = tasks.Find(ref question);
        return row >= 0 ? orders[row] : others;
    }
}
