using System.Numerics;

namespace LlmAttributes;

/// <summary>The order in which one call asks the candidates of its route: their numbers, four bits each, so that it is copied and not allocated.</summary>
internal readonly struct RouteOrder(ulong packed, int count, RouteReason reason, bool isOpen = false)
{
    /// <summary>How many candidates a route may have.</summary>
    public const int Most = 16;

    private const int Width = 4;
    private const ulong Mask = (1 << Width) - 1;
    private const ulong Ones = 0x1111_1111_1111_1111;

    public int Count => count;

    public RouteReason Reason => reason;

    /// <summary>Whether only the first are decided; the rest is ordered when somebody asks for it.</summary>
    public bool IsOpen => isOpen;

    /// <summary>The candidates, a bit each.</summary>
    public uint Bits
    {
        get
        {
            var bits = 0u;
            for (var position = 0; position < count; position++)
                bits |= 1u << this[position];
            return bits;
        }
    }

    public int this[int position] => (int)((packed >> (Width * position)) & Mask);

    /// <summary>The declared order.</summary>
    public static RouteOrder Declared(int count, RouteReason reason) => new(0xFEDC_BA98_7654_3210 & First(count), count, reason);

    public static RouteOrder Of(ReadOnlySpan<int> numbers, RouteReason reason, bool isOpen = false)
    {
        var packed = 0UL;
        for (var i = numbers.Length - 1; i >= 0; i--)
            packed = (packed << Width) | (uint)numbers[i];
        return new(packed, numbers.Length, reason, isOpen);
    }

    /// <summary>The same circle, begun at another position.</summary>
    public RouteOrder From(uint position)
    {
        var turned = (int)position;
        return turned == 0 ? this : new(((packed >> (Width * turned)) | (packed << (Width * (count - turned)))) & First(count), count, reason, isOpen);
    }

    /// <summary>The same order with one candidate before all others.</summary>
    public RouteOrder Led(int number)
    {
        var position = Find(number);
        if (position >= count)
            return this;
        var before = packed & First(position);
        return new((packed & ~First(position + 1)) | (before << Width) | (uint)number, count, reason, isOpen);
    }

    /// <summary>The same order without those whose bits are not set.</summary>
    public RouteOrder Keep(uint allowed)
    {
        var (kept, left) = (0UL, 0);
        for (var position = 0; position < count; position++)
        {
            var number = this[position];
            if ((allowed >> number & 1) != 0)
                kept |= (ulong)number << (Width * left++);
        }

        return new(kept, left, reason, isOpen);
    }

    /// <summary>The same order followed by those of another.</summary>
    public RouteOrder Then(RouteOrder last)
    {
        var (all, sum) = (packed, count);
        for (var position = 0; position < last.Count && sum < Most; position++)
            all |= (ulong)last[position] << (Width * sum++);
        return new(all, sum, reason, isOpen);
    }

    /// <summary>The same order, all of it decided.</summary>
    public RouteOrder Close() => new(packed, count, reason);

    /// <summary>The same order, of which only the first are decided.</summary>
    public RouteOrder Reopen() => new(packed, count, reason, isOpen: true);

    public RouteOrder Because(RouteReason because) => new(packed, count, because, isOpen);

    // The lowest of the four-bit fields that is zero once the number is taken out of all of them.
    private int Find(int number)
    {
        var rest = packed ^ ((uint)number * Ones);
        return BitOperations.TrailingZeroCount((rest - Ones) & ~rest & (Ones << (Width - 1))) / Width;
    }

    private static ulong First(int positions) => positions >= Most ? ulong.MaxValue : (1UL << (Width * positions)) - 1;
}
