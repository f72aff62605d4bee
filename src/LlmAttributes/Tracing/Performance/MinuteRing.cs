namespace LlmAttributes;

/// <summary>The last hour by minute. Whoever uses it holds a lock.</summary>
internal sealed class MinuteRing
{
    public const int Minutes = 60;

    private readonly Slot[] _slots = new Slot[Minutes];

    public void Add(int minute, bool isFailure, long ticks)
    {
        ref var slot = ref _slots[minute % Minutes];
        if (slot.Minute > minute)
            return;
        if (slot.Minute < minute)
            slot = new() { Minute = minute };
        slot.Count++;
        slot.Ticks += ticks;
        if (isFailure)
            slot.Failed++;
    }

    /// <summary>Adds what is known of the hour up to a minute.</summary>
    /// <param name="now">The last minute of the hour.</param>
    /// <param name="sums">One entry per minute, the oldest first.</param>
    public void AddTo(int now, Span<MinuteStats> sums)
    {
        foreach (ref readonly var slot in _slots.AsSpan())
        {
            var index = Minutes - 1 - (now - slot.Minute);
            if (slot.Count == 0 || index is < 0 or >= Minutes)
                continue;
            ref var sum = ref sums[index];
            sum = sum with { Count = sum.Count + slot.Count, Failed = sum.Failed + slot.Failed, Total = sum.Total + new TimeSpan(slot.Ticks) };
        }
    }

    private struct Slot
    {
        public int Minute;
        public int Count;
        public int Failed;
        public long Ticks;
    }
}
