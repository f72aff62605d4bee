using System.Globalization;

namespace LlmAttributes;

/// <summary>The hash of a sticky key: the same in every process and on every machine, unlike that of <see cref="object.GetHashCode"/>.</summary>
internal static class StickyHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private const ulong Wide = 0xA0761D6478BD642FUL;

    /// <summary>Hashes a value by its invariant text; 0 for none.</summary>
    public static ulong Of<T>(T key)
    {
        if (key is string text)
            return Of(text.AsSpan());
        if (key is not ISpanFormattable)
            return Of((key?.ToString()).AsSpan());
        Span<char> buffer = stackalloc char[64];
        return ((ISpanFormattable)key).TryFormat(buffer, out var written, default, CultureInfo.InvariantCulture)
            ? Of(buffer[..written])
            : Of(((ISpanFormattable)key).ToString(null, CultureInfo.InvariantCulture).AsSpan());
    }

    /// <summary>The weight of a candidate for a key: the candidate with the highest is the key's own (rendezvous hashing, Thaler and Ravishankar 1998).</summary>
    public static ulong Weight(ulong key, ulong candidate)
    {
        // Both are mixed already, so one wide product, folded, is enough (as in wyhash).
        var high = Math.BigMul(key ^ candidate, Wide, out var low);
        return high ^ low;
    }

    /// <summary>FNV-1a over the UTF-16 units, then mixed.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return 0;
        var hash = Offset;
        foreach (var c in text)
            hash = (hash ^ c) * Prime;
        return Mix(hash) | 1;
    }

    // The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
