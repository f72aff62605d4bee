namespace LlmAttributes;

/// <summary>Fewest requests under way first; equal ones take turns, and a model whose declared limits are reached comes last.</summary>
internal sealed class LeastBusyChoice : RouteChoice
{
    private const double AtLimit = 1e6;

    private readonly LiveTraffic[] _traffic;
    private readonly TimeProvider _time;
    private readonly uint _limited;
    private int _turn = -1;

    public LeastBusyChoice(Candidate[] candidates, TimeProvider time)
        : base(candidates, RouteReason.LeastBusy)
    {
        _time = time;
        _traffic = Array.ConvertAll(candidates, c => c.Model.Traffic.Watch(time));
        for (var i = 0; i < candidates.Length; i++)
            _limited |= candidates[i].Model.Facts is { MaxConcurrency: null, TokensPerMinute: null } ? 0 : 1u << i;
    }

    public override RouteOrder Order(ref RouteQuestion question)
    {
        Span<int> numbers = stackalloc int[_traffic.Length];
        Span<double> ranks = stackalloc double[_traffic.Length];
        var turn = (uint)(question.IsPeek ? Volatile.Read(ref _turn) + 1 : Interlocked.Increment(ref _turn));
        var at = (int)(turn % (uint)_traffic.Length);
        var count = 0;
        for (var i = 0; i < _traffic.Length; i++)
        {
            if ((question.Allowed >> at & 1) != 0)
                (numbers[count], ranks[count++]) = (at, Busy(at));
            at = at + 1 == _traffic.Length ? 0 : at + 1;
        }

        Sort(numbers[..count], ranks[..count]);
        return RouteOrder.Of(numbers[..count], RouteReason.LeastBusy);
    }

    public override double Score(int candidate, ref RouteQuestion question) => -Busy(candidate);

    private double Busy(int candidate)
    {
        var traffic = _traffic[candidate];
        var busy = traffic.InFlight;
        return (_limited >> candidate & 1) != 0 && IsAtLimit(candidate, busy) ? busy + AtLimit : busy;
    }

    private bool IsAtLimit(int candidate, int busy)
    {
        var facts = Candidates[candidate].Model.Facts;
        return busy >= facts.MaxConcurrency || (facts.TokensPerMinute is { } most && _traffic[candidate].TokensPerMinute(_time.GetTimestamp()) >= most);
    }
}
