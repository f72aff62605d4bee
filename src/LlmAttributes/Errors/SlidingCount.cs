namespace LlmAttributes;

/// <summary>
/// A lock-free count over three sliding windows and in total. Each window is a ring of slices; a slice holds its number and its count in one word, so that a slice
/// of an earlier round is replaced and counted in one step and nothing is lost.
/// </summary>
internal sealed class SlidingCount
{
    private const int Slices = 60;
    private const int Slots = 64;

    private readonly long[] _slots = new long[3 * Slots];
    private long _total;

    public void Add(long seconds, long count = 1)
    {
        Interlocked.Add(ref _total, count);
        Add(0, seconds, count);
        Add(1, seconds / 5, count);
        Add(2, seconds / 60, count);
    }

    public long Read(ErrorWindow window, long seconds) => window switch
    {
        ErrorWindow.OneMinute => Sum(0, seconds),
        ErrorWindow.FiveMinutes => Sum(1, seconds / 5),
        ErrorWindow.OneHour => Sum(2, seconds / 60),
        _ => Interlocked.Read(ref _total),
    };

    public WindowCounts Read(long seconds) =>
        new(Read(ErrorWindow.OneMinute, seconds), Read(ErrorWindow.FiveMinutes, seconds), Read(ErrorWindow.OneHour, seconds), Read(ErrorWindow.Total, seconds));

    private void Add(int ring, long slice, long count)
    {
        ref var slot = ref _slots[(ring * Slots) + (int)(slice & (Slots - 1))];

        // Slice 0 must differ from an empty slot.
        var number = slice + 1;
        var seen = Volatile.Read(ref slot);
        while (true)
        {
            var owner = seen >> 32;
            if (owner > number)
                return;
            var found = Interlocked.CompareExchange(ref slot, owner == number ? seen + count : (number << 32) + count, seen);
            if (found == seen)
                return;
            seen = found;
        }
    }

    private long Sum(int ring, long slice)
    {
        var (sum, last) = (0L, slice + 1);
        foreach (ref var slot in _slots.AsSpan(ring * Slots, Slots))
        {
            var seen = Volatile.Read(ref slot);
            var number = seen >> 32;
            if (number > last - Slices && number <= last)
                sum += seen & uint.MaxValue;
        }

        return sum;
    }
}
