namespace LlmAttributes;

/// <summary>
/// The faster of two candidates drawn by chance (power of two choices, Mitzenmacher 2001): enough to keep away from slow ones, and never all calls at once to the one that
/// was fastest a moment ago.
/// </summary>
internal sealed class LowestLatencyChoice : RouteChoice
{
    // Within this share of each other two latencies are equal, so that chance and not noise decides.
    private const double TieBand = 0.1;

    // What a model is taken for of which nothing is known while a first request is under way: slow enough that not all follow it.
    private const double UnknownSeconds = 1;

    // How many requests at once an account usually takes without slowing down.
    private const double UsualConcurrency = 8;

    private readonly LiveTraffic[] _traffic;
    private readonly double[] _perRequest;
    private readonly TimeProvider _time;
    private readonly RandomSource _random;

    public LowestLatencyChoice(Candidate[] candidates, TimeProvider time, RandomSource random)
        : base(candidates, RouteReason.LowestLatency)
    {
        _time = time;
        _random = random;
        _traffic = Array.ConvertAll(candidates, c => c.Model.Traffic.Watch(time));
        _perRequest = Array.ConvertAll(candidates, static c => 1 / (c.Model.Facts.MaxConcurrency ?? UsualConcurrency));
    }

    public override RouteOrder Order(ref RouteQuestion question)
    {
        var order = DeclaredOf(question.Allowed);
        if (order.Count == 1)
            return order;

        var drawn = question.IsPeek ? _random.Peek() : _random.Next();
        var first = (int)((drawn & uint.MaxValue) * (uint)order.Count >> 32);
        var second = (int)((drawn >> 32) * (uint)(order.Count - 1) >> 32);
        if (second >= first)
            second++;

        var now = _time.GetTimestamp();
        var (a, b) = (order[first], order[second]);
        var (loadA, loadB) = (Load(a, question.IsStream, now), Load(b, question.IsStream, now));
        var (best, other) = loadB < loadA * (1 - TieBand) ? (b, a) : (a, b);
        return Open(order, best, other);
    }

    public override RouteOrder Rest(RouteOrder order, ref RouteQuestion question)
    {
        if (order.Count < 3)
            return order.Close();

        Span<int> numbers = stackalloc int[order.Count];
        Span<double> ranks = stackalloc double[order.Count];
        var now = _time.GetTimestamp();
        for (var position = 0; position < order.Count; position++)
        {
            numbers[position] = order[position];
            ranks[position] = position == 0 ? double.NegativeInfinity : Load(order[position], question.IsStream, now);
        }

        Sort(numbers, ranks);
        return RouteOrder.Of(numbers, order.Reason);
    }

    public override double Score(int candidate, ref RouteQuestion question) => -Load(candidate, question.IsStream, _time.GetTimestamp());

    private static RouteOrder Open(RouteOrder order, int best, int other)
    {
        var led = order.Led(other).Led(best);
        return led.Count > 2 ? led.Reopen() : led;
    }

    /// <summary>The seconds to expect: the latency, more of it the more is under way and the more attempts fail.</summary>
    private double Load(int candidate, bool isStream, long now)
    {
        var traffic = _traffic[candidate];
        var underWay = traffic.InFlight;
        var seconds = underWay > 0 ? traffic.Seconds(isStream, now) : traffic.MeasuredSeconds(isStream, now);
        if (double.IsNaN(seconds))
            return underWay * UnknownSeconds;
        if (underWay == 0)
            return traffic.Weigh(seconds, now);
        if (seconds < UnknownSeconds && !traffic.IsMeasured(isStream))
            seconds = UnknownSeconds;
        return traffic.Weigh(seconds * (1 + (underWay * _perRequest[candidate])), now);
    }
}
