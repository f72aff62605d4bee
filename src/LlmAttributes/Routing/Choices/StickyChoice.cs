namespace LlmAttributes;

/// <summary>The same candidate for the same key, by rendezvous hashing: when a candidate comes or goes, only the keys that are its own move.</summary>
internal sealed class StickyChoice : RouteChoice
{
    private readonly ulong[] _seeds;
    private readonly RandomSource _random;

    public StickyChoice(Candidate[] candidates, RandomSource random)
        : base(candidates, RouteReason.Sticky)
    {
        _random = random;

        // By key and not by position, so that the order of the attribute means nothing.
        _seeds = Array.ConvertAll(candidates, static c => StickyHash.Of(c.Model.Key.AsSpan()));
    }

    public override RouteOrder Order(ref RouteQuestion question)
    {
        var order = DeclaredOf(question.Allowed);
        var key = KeyOf(ref question);
        if (key == 0)
        {
            var drawn = question.IsPeek ? _random.Peek() : _random.Next();
            return order.From((uint)((drawn >> 32) * (uint)order.Count >> 32)).Because(RouteReason.Unkeyed);
        }

        var (best, highest) = (0, 0UL);
        for (var i = 0; i < _seeds.Length; i++)
        {
            var weight = StickyHash.Weight(key, _seeds[i]);
            if (weight >= highest && (question.Allowed >> i & 1) != 0)
                (best, highest) = (i, weight);
        }

        var led = order.Led(best);
        return led.Count > 2 ? led.Reopen() : led;
    }

    public override RouteOrder Rest(RouteOrder order, ref RouteQuestion question)
    {
        Span<int> numbers = stackalloc int[order.Count];
        Span<double> ranks = stackalloc double[order.Count];
        var key = KeyOf(ref question);
        for (var position = 0; position < order.Count; position++)
        {
            numbers[position] = order[position];
            ranks[position] = -(double)StickyHash.Weight(key, _seeds[order[position]]);
        }

        Sort(numbers, ranks);
        return RouteOrder.Of(numbers, order.Reason);
    }

    public override double Score(int candidate, ref RouteQuestion question) =>
        KeyOf(ref question) is var key and not 0 ? StickyHash.Weight(key, _seeds[candidate]) / (double)ulong.MaxValue : double.NaN;

    private static ulong KeyOf(ref RouteQuestion question) =>
        question.CallOptions?.StickyKey is { } given ? StickyHash.Of(given.AsSpan())
        : question.Keys.Sticky != 0 ? question.Keys.Sticky
        : StickyHash.Of((question.Options?.ConversationId).AsSpan());
}
