using System.ComponentModel;
using System.Numerics;

namespace LlmAttributes.Runtime;

/// <summary>The voters of all types that need none of their own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Voters
{
    /// <summary>Gets the voter on texts.</summary>
    public static Voter<string> Text => TextVoter.Instance;

    /// <summary>Gets the voter on bytes.</summary>
    public static Voter<byte[]> Bytes => BytesVoter.Instance;

    /// <summary>Gets the voter on values that are equal or not, such as those of an enumeration.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <returns>The voter.</returns>
    public static Voter<T> Equal<T>() => EqualityVoter<T>.Instance;

    /// <summary>Gets the voter on numbers.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="tolerance">How far apart two numbers may be that are one vote.</param>
    /// <param name="relativeTolerance">The same as a share of the larger number.</param>
    /// <returns>The voter.</returns>
    public static Voter<T> Number<T>(double tolerance = 0, double relativeTolerance = 0)
        where T : INumber<T> => new NumberVoter<T>(tolerance, relativeTolerance);

    /// <summary>Gets the voter on lists.</summary>
    /// <typeparam name="TList">The type of the list.</typeparam>
    /// <typeparam name="TItem">The type of an item.</typeparam>
    /// <param name="item">How items are voted on.</param>
    /// <param name="isSet">Whether neither the order nor repeated items count.</param>
    /// <param name="make">Makes the list.</param>
    /// <returns>The voter.</returns>
    public static Voter<TList> Sequence<TList, TItem>(Voter<TItem> item, bool isSet, Func<List<TItem>, TList> make)
        where TList : IEnumerable<TItem> => new SequenceVoter<TList, TItem>(item, isSet, make);

    /// <summary>Gets the voter on dictionaries.</summary>
    /// <typeparam name="TMap">The type of the dictionary.</typeparam>
    /// <typeparam name="TValue">The type of a value.</typeparam>
    /// <param name="value">How values are voted on.</param>
    /// <param name="make">Makes the dictionary.</param>
    /// <returns>The voter.</returns>
    public static Voter<TMap> Map<TMap, TValue>(Voter<TValue> value, Func<Dictionary<string, TValue>, TMap> make)
        where TMap : IEnumerable<KeyValuePair<string, TValue>> => new MapVoter<TMap, TValue>(value, make);

    /// <summary>Gets the voter on values that may be missing.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="voter">How those are voted on that are there.</param>
    /// <returns>The voter.</returns>
    public static Voter<T?> OrNull<T>(Voter<T> voter)
        where T : struct => new OrNullVoter<T>(voter);

    /// <summary>Gets the voter on objects that may be missing.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="voter">How those are voted on that are there.</param>
    /// <returns>The voter.</returns>
    public static Voter<T?> OrNullReference<T>(Voter<T> voter)
        where T : class => new OrNullReferenceVoter<T>(voter);

    /// <summary>Gets the voter on a kind under the type that several kinds have in common.</summary>
    /// <typeparam name="T">The common type.</typeparam>
    /// <typeparam name="TKind">The kind.</typeparam>
    /// <param name="voter">How the kind is voted on.</param>
    /// <returns>The voter.</returns>
    public static Voter<T> Kind<T, TKind>(Voter<TKind> voter)
        where TKind : T => new KindVoter<T, TKind>(voter);
}
