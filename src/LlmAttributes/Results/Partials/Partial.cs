using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>
/// A value as far as a stream has brought it; it never changes, the next one of the stream shows more. For each property of an object the generator writes a method of the property's name:
/// <c>report.Title()</c> is a <see cref="Partial{T}"/> as well, and a list is a <see cref="PartialList{T}"/>. Of a text there is its beginning; other values are there when they are complete.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
[SuppressMessage("Naming", "CA1716", Justification = "A part of a value in every language; Visual Basic escapes it as [Partial].")]
public sealed class Partial<T>
{
    private readonly T? _value;
    private readonly object[]? _members;
    private readonly char[]? _text;
    private readonly int _length;

    internal Partial(T? value)
    {
        State = PartialState.Complete;
        _value = value;
    }

    internal Partial(object[] members)
    {
        State = PartialState.Growing;
        _members = members;
    }

    internal Partial(char[] text, int length)
    {
        State = PartialState.Growing;
        _text = text;
        _length = length;
    }

    private Partial(PartialState state) => State = state;

    /// <summary>A value of which nothing has arrived.</summary>
    internal static Partial<T> Missing { get; } = new(PartialState.Missing);

    /// <summary>A value that has begun and that nothing can be shown of.</summary>
    internal static Partial<T> Opened { get; } = new(PartialState.Growing);

    /// <summary>Gets how much of the value has arrived.</summary>
    public PartialState State { get; }

    /// <summary>Gets a value indicating whether all of it has arrived, which is so for the last one of a stream.</summary>
    public bool IsComplete => State == PartialState.Complete;

    /// <summary>Gets the value; of a text that is growing its beginning.</summary>
    /// <exception cref="InvalidOperationException">It is no text, and not complete.</exception>
    public T Value => TryGetValue(out var value)
        ? value
        : throw new InvalidOperationException($"The '{typeof(T).Name}' is not complete; look at '{nameof(State)}' first, or take '{nameof(ValueOrDefault)}'.");

    /// <summary>Gets the value, of a text that is growing its beginning, or the default of the type.</summary>
    public T? ValueOrDefault => TryGetValue(out var value) ? value : default;

    /// <summary>Gets the value where there is one.</summary>
    /// <param name="value">The value; of a text that is growing its beginning.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGetValue([MaybeNullWhen(false)] out T value)
    {
        value = _text is null ? _value! : (T)(object)new string(_text, 0, _length);
        return IsComplete || _text is not null;
    }

    /// <summary>Gets a property; generated code calls this.</summary>
    /// <typeparam name="TMember">Its type.</typeparam>
    /// <param name="index">Its position.</param>
    /// <param name="get">Takes it of a complete object.</param>
    /// <returns>The property, as far as it has arrived.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Partial<TMember> Member<TMember>(int index, Func<T, TMember> get)
    {
        ArgumentNullException.ThrowIfNull(get);
        if (_members is not null)
            return (Partial<TMember>)_members[index];
        return IsComplete && _value is not null ? new(get(_value)) : Partial<TMember>.Missing;
    }

    /// <summary>Gets a property that is a list; generated code calls this.</summary>
    /// <typeparam name="TItem">The type of an item.</typeparam>
    /// <param name="index">Its position.</param>
    /// <param name="get">Takes it of a complete object.</param>
    /// <returns>The list, as far as it has arrived.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public PartialList<TItem> List<TItem>(int index, Func<T, IEnumerable<TItem>?> get)
    {
        ArgumentNullException.ThrowIfNull(get);
        if (_members is not null)
            return (PartialList<TItem>)_members[index];
        return IsComplete && _value is not null ? PartialList<TItem>.Of(get(_value)) : PartialList<TItem>.Missing;
    }
}
