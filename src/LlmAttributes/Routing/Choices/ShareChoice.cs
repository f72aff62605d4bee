namespace LlmAttributes;

/// <summary>
/// Weighted: calls follow the multiples of the golden ratio (a Weyl sequence), which fill the shares more evenly than chance: after n calls no share is off by more than a few
/// calls, whatever n is.
/// </summary>
internal sealed class ShareChoice : RouteChoice
{
    // 2^64 / φ
    private const ulong Step = 0x9E3779B97F4A7C15UL;
    private const double Whole = 18446744073709551616.0;

    private readonly double[] _weights;
    private readonly RouteOrder _byWeight;
    private ulong _position;

    public ShareChoice(Candidate[] candidates, double[] weights, ulong start)
        : base(candidates, RouteReason.Share)
    {
        _weights = weights;
        _position = start;
        Span<int> numbers = stackalloc int[candidates.Length];
        Span<double> ranks = stackalloc double[candidates.Length];
        for (var i = 0; i < candidates.Length; i++)
            (numbers[i], ranks[i]) = (i, -weights[i]);
        Sort(numbers, ranks);
        _byWeight = RouteOrder.Of(numbers, RouteReason.Share);
    }

    public override RouteOrder Order(ref RouteQuestion question)
    {
        var at = question.IsPeek ? Volatile.Read(ref _position) + Step : Interlocked.Add(ref _position, Step);
        var order = question.Allowed == All ? _byWeight : _byWeight.Keep(question.Allowed);
        return order.Led(Find(at / Whole, question.Allowed, order[0]));
    }

    public override double Score(int candidate, ref RouteQuestion question) => _weights[candidate] / Sum(question.Allowed);

    private int Find(double share, uint allowed, int heaviest)
    {
        var left = share * Sum(allowed);
        for (var i = 0; i < _weights.Length; i++)
        {
            if ((allowed >> i & 1) == 0)
                continue;
            left -= _weights[i];
            if (left < 0)
                return i;
        }

        return heaviest;
    }

    private double Sum(uint allowed)
    {
        var sum = 0.0;
        for (var i = 0; i < _weights.Length; i++)
            sum += (allowed >> i & 1) != 0 ? _weights[i] : 0;
        return sum;
    }
}
