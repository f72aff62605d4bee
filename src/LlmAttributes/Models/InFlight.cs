using System.Numerics;

namespace LlmAttributes;

/// <summary>The requests of one kind that are under way at a model: how many, and since when. Lock-free; the starts of up to 64 are kept, those beyond are only counted.</summary>
internal sealed class InFlight
{
    private const int Slots = 64;
    private const int NoSlot = -1;

    private readonly long[] _starts = new long[Slots];
    private long _taken;
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Takes note of a request.</summary>
    /// <returns>Its slot, to be handed back.</returns>
    public int Enter(long now)
    {
        Interlocked.Increment(ref _count);
        var taken = Volatile.Read(ref _taken);
        while (taken != -1)
        {
            var slot = BitOperations.TrailingZeroCount(~taken);
            var seen = Interlocked.CompareExchange(ref _taken, taken | (1L << slot), taken);
            if (seen == taken)
            {
                Volatile.Write(ref _starts[slot], now);
                return slot;
            }

            taken = seen;
        }

        return NoSlot;
    }

    /// <summary>Takes note that a request has shown that it is alive; it still counts, but its age says nothing any more.</summary>
    public void Answer(int slot)
    {
        if (slot == NoSlot)
            return;

        // Cleared before it is given up, so that nobody takes the start of an earlier request for that of the next.
        Volatile.Write(ref _starts[slot], 0);
        Interlocked.And(ref _taken, ~(1L << slot));
    }

    public void Leave(int slot)
    {
        Answer(slot);
        Interlocked.Decrement(ref _count);
    }

    /// <summary>The timestamp at which the oldest request began that has not answered; 0 when there is none.</summary>
    public long Oldest()
    {
        var oldest = 0L;
        for (var taken = (ulong)Volatile.Read(ref _taken); taken != 0; taken &= taken - 1)
        {
            var start = Volatile.Read(ref _starts[BitOperations.TrailingZeroCount(taken)]);
            if (start != 0 && (oldest == 0 || start < oldest))
                oldest = start;
        }

        return oldest;
    }
}
