namespace LlmAttributes;

/// <summary>The counts that few answers have, kept apart so that all others stay small. Never changed once made.</summary>
internal sealed class UsageParts : IEquatable<UsageParts>
{
    private const UsageKind First = UsageKind.TextInput;
    private const int Size = UsageKind.WebSearches - First + 1;

    private readonly long[] _counts;

    private UsageParts(long[] counts) => _counts = counts;

    public long this[UsageKind kind] => _counts[kind - First];

    /// <summary>Sets one count.</summary>
    /// <returns>The counts with it, or <see langword="null"/> when all of them are zero.</returns>
    public static UsageParts? With(UsageParts? parts, UsageKind kind, long count)
    {
        var counts = parts is null ? new long[Size] : (long[])parts._counts.Clone();
        counts[kind - First] = count;
        return counts.AsSpan().ContainsAnyExcept(0) ? new(counts) : null;
    }

    public static UsageParts? Add(UsageParts? left, UsageParts? right)
    {
        if (left is null || right is null)
            return left ?? right;

        var counts = new long[Size];
        for (var i = 0; i < Size; i++)
            counts[i] = left._counts[i] + right._counts[i];
        return new(counts);
    }

    public bool Equals(UsageParts? other) => other is not null && _counts.AsSpan().SequenceEqual(other._counts);

    public override bool Equals(object? obj) => Equals(obj as UsageParts);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var count in _counts)
            hash.Add(count);
        return hash.ToHashCode();
    }
}
