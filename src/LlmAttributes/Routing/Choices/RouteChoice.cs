namespace LlmAttributes;

/// <summary>A strategy at work: orders the candidates of one route for each call, synchronously and without allocation.</summary>
/// <param name="candidates">The candidates of the route in their declared order.</param>
/// <param name="reason">Why the first is chosen.</param>
internal abstract class RouteChoice(Candidate[] candidates, RouteReason reason)
{
    protected Candidate[] Candidates { get; } = candidates;

    /// <summary>The declared order.</summary>
    protected RouteOrder Declared { get; } = RouteOrder.Declared(candidates.Length, reason);

    /// <summary>A bit for each candidate.</summary>
    public uint All { get; } = (1u << candidates.Length) - 1;

    /// <summary>The candidates that the route names for such a call, a bit each.</summary>
    public virtual uint Named(ref RouteQuestion question) => All;

    /// <summary>Orders the allowed candidates for one call; at least one is allowed.</summary>
    public abstract RouteOrder Order(ref RouteQuestion question);

    /// <summary>Decides the rest of an order of which the first candidate has failed.</summary>
    public virtual RouteOrder Rest(RouteOrder order, ref RouteQuestion question) => order.Close();

    /// <summary>The number by which a candidate was ordered, the higher the better; not a number where the strategy has none.</summary>
    public virtual double Score(int candidate, ref RouteQuestion question) => double.NaN;

    protected RouteOrder DeclaredOf(uint allowed) => allowed == All ? Declared : Declared.Keep(allowed);

    /// <summary>Orders by rank, lowest first; equal ones as they come.</summary>
    protected static void Sort(Span<int> numbers, Span<double> ranks)
    {
        for (var i = 1; i < numbers.Length; i++)
        {
            var (number, rank) = (numbers[i], ranks[i]);
            var k = i - 1;
            for (; k >= 0 && ranks[k] > rank; k--)
                (numbers[k + 1], ranks[k + 1]) = (numbers[k], ranks[k]);
            (numbers[k + 1], ranks[k + 1]) = (number, rank);
        }
    }
}
