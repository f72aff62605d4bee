using System.Collections.Immutable;
using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>The parts that generated readers are put together from.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonParts
{
    /// <summary>Reads a plain value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="read">Reads it.</param>
    /// <returns>The part.</returns>
    public static JsonPart<T> Value<T>(JsonRead<T> read) => new ValuePart<T>(read);

    /// <summary>Reads a value that may be <c>null</c>.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="part">Reads it where it is not.</param>
    /// <returns>The part.</returns>
    public static JsonPart<T?> OrNull<T>(JsonPart<T> part)
        where T : struct => new NullableValuePart<T>(part);

    /// <summary>Reads an object that may be <c>null</c>.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="part">Reads it where it is not.</param>
    /// <returns>The part.</returns>
    public static JsonPart<T?> OrNullReference<T>(JsonPart<T> part)
        where T : class => new NullableReferencePart<T>(part);

    /// <summary>Reads a list.</summary>
    /// <typeparam name="T">The type of an item.</typeparam>
    /// <param name="item">Reads an item.</param>
    /// <returns>The part.</returns>
    public static JsonPart<List<T>> List<T>(JsonPart<T> item) => new ListPart<List<T>, T>(item, static list => list);

    /// <summary>Reads an array.</summary>
    /// <typeparam name="T">The type of an item.</typeparam>
    /// <param name="item">Reads an item.</param>
    /// <returns>The part.</returns>
    public static JsonPart<T[]> Array<T>(JsonPart<T> item) => new ListPart<T[], T>(item, static list => list.ToArray());

    /// <summary>Reads an immutable array.</summary>
    /// <typeparam name="T">The type of an item.</typeparam>
    /// <param name="item">Reads an item.</param>
    /// <returns>The part.</returns>
    public static JsonPart<ImmutableArray<T>> ImmutableArray<T>(JsonPart<T> item) =>
        new ListPart<ImmutableArray<T>, T>(item, static list => System.Collections.Immutable.ImmutableArray.CreateRange(list));

    /// <summary>Reads a set.</summary>
    /// <typeparam name="T">The type of an item.</typeparam>
    /// <param name="item">Reads an item.</param>
    /// <returns>The part.</returns>
    public static JsonPart<HashSet<T>> Set<T>(JsonPart<T> item) => new ListPart<HashSet<T>, T>(item, static list => new HashSet<T>(list));

    /// <summary>Reads an object whose properties are entries.</summary>
    /// <typeparam name="T">The type of a value.</typeparam>
    /// <param name="value">Reads a value.</param>
    /// <returns>The part.</returns>
    public static JsonPart<Dictionary<string, T>> Map<T>(JsonPart<T> value) => new MapPart<T>(value);

    /// <summary>Reads a member of an enumeration.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="names">Its names and values.</param>
    /// <returns>The part.</returns>
    public static JsonPart<T> Enum<T>(params (string Name, T Value)[] names)
        where T : struct, Enum => new EnumPart<T>(names);

    /// <summary>Reads members of an enumeration that can be combined.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="combine">Combines two values.</param>
    /// <param name="names">Its names and values.</param>
    /// <returns>The part.</returns>
    public static JsonPart<T> Flags<T>(Func<T, T, T> combine, params (string Name, T Value)[] names)
        where T : struct, Enum => new FlagsPart<T>(combine, names);

    /// <summary>Reads a type as one that it implements.</summary>
    /// <typeparam name="TTarget">What it implements.</typeparam>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="part">Reads it.</param>
    /// <returns>The part.</returns>
    public static JsonPart<TTarget> As<TTarget, T>(JsonPart<T> part)
        where T : class, TTarget => new CastPart<TTarget, T>(part);
}
