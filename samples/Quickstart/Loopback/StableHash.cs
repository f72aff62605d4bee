using System.Text;

namespace Quickstart.Loopback;

/// <summary>A hash that is the same in each run, unlike that of strings.</summary>
internal static class StableHash
{
    public static ulong Of(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(text))
            hash = (hash ^ b) * 1099511628211UL;
        // FNV leaves the high bits of short texts alike; mix them.
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDUL;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53UL;
        return hash ^ (hash >> 33);
    }

    /// <summary>Gives an even share from 0 to 1.</summary>
    public static double ToShare(ulong hash) => (hash >> 11) * (1.0 / (1UL << 53));
}
