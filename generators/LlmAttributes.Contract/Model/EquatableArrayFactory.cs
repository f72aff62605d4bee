using System.Collections.Immutable;

namespace LlmAttributes.Contract;

internal static class EquatableArray
{
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items)
        where T : IEquatable<T>
    {
        if (items.IsEmpty)
            return default;

        var builder = ImmutableArray.CreateBuilder<T>(items.Length);
        foreach (var item in items)
            builder.Add(item);
        return new(builder.MoveToImmutable());
    }

    public static EquatableArray<T> ToEquatableArray<T>(this List<T>? items)
        where T : IEquatable<T>
    {
        if (items is null || items.Count == 0)
            return default;

        var builder = ImmutableArray.CreateBuilder<T>(items.Count);
        foreach (var item in items)
            builder.Add(item);
        return new(builder.MoveToImmutable());
    }
}
