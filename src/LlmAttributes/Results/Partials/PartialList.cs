using System.Collections;
using System.Collections.Immutable;

namespace LlmAttributes;

/// <summary>A list as far as a stream has brought it: its items are complete, but the last one may be growing.</summary>
/// <typeparam name="T">The type of an item.</typeparam>
public sealed class PartialList<T> : IReadOnlyList<Partial<T>>
{
    private readonly Partial<T>[] _items;
    private readonly int _complete;
    private readonly Partial<T>? _growing;

    internal PartialList(PartialState state, Partial<T>[] items, int complete, Partial<T>? growing)
    {
        State = state;
        _items = items;
        _complete = complete;
        _growing = growing;
    }

    /// <summary>A list of which nothing has arrived.</summary>
    internal static PartialList<T> Missing { get; } = new(PartialState.Missing, [], 0, null);

    /// <summary>A list that has begun and that nothing can be shown of.</summary>
    internal static PartialList<T> Opened { get; } = new(PartialState.Growing, [], 0, null);

    /// <summary>Gets how much of the list has arrived.</summary>
    public PartialState State { get; }

    /// <summary>Gets a value indicating whether all of it has arrived. A list that is <see langword="null"/> then has no items.</summary>
    public bool IsComplete => State == PartialState.Complete;

    /// <inheritdoc/>
    public int Count => _growing is null ? _complete : _complete + 1;

    /// <inheritdoc/>
    public Partial<T> this[int index] => (uint)index < (uint)_complete ? _items[index]
        : index == _complete && _growing is not null ? _growing
        : throw new ArgumentOutOfRangeException(nameof(index));

    internal static PartialList<T> Of(IEnumerable<T>? list)
    {
        Partial<T>[] items = list is null or ImmutableArray<T> { IsDefault: true } ? [] : [.. list.Select(static item => new Partial<T>(item))];
        return new(PartialState.Complete, items, items.Length, null);
    }

    /// <inheritdoc/>
    public IEnumerator<Partial<T>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
