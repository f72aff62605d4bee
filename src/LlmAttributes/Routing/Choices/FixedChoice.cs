namespace LlmAttributes;

/// <summary>One order for all calls, by facts that do not change: cost, speed, quality, or a compromise.</summary>
internal sealed class FixedChoice : RouteChoice
{
    private readonly RouteOrder _order;
    private readonly double[] _scores;

    /// <summary>Creates the choice.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="reason">Why the first is chosen.</param>
    /// <param name="scores">The scores, the highest first; equal ones keep the declared order, and what is not a number comes last.</param>
    public FixedChoice(Candidate[] candidates, RouteReason reason, double[] scores)
        : base(candidates, reason)
    {
        _scores = scores;
        Span<int> numbers = stackalloc int[candidates.Length];
        Span<double> ranks = stackalloc double[candidates.Length];
        for (var i = 0; i < candidates.Length; i++)
            (numbers[i], ranks[i]) = (i, double.IsNaN(scores[i]) ? double.PositiveInfinity : -scores[i]);
        Sort(numbers, ranks);
        _order = RouteOrder.Of(numbers, reason);
    }

    public override RouteOrder Order(ref RouteQuestion question) => question.Allowed == All ? _order : _order.Keep(question.Allowed);

    public override double Score(int candidate, ref RouteQuestion question) => _scores[candidate];
}
