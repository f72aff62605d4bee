using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>Hashes the values that part the history of a call's queries, as the keys of a cache are hashed, and hands the hash to the call.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct QueryPartition
{
    /// <summary>The partition of values that cannot be hashed, of which nothing is kept.</summary>
    internal const string Nobody = "?";

    private readonly KeyBuffer _buffer;

    private QueryPartition(KeyBuffer buffer) => _buffer = buffer;

    /// <summary>Begins a partition.</summary>
    /// <returns>The partition without a value.</returns>
    public static QueryPartition Begin() => new(KeyBuffer.Rent());

    /// <summary>Adds a value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The partition with the value.</returns>
    public QueryPartition By<T>(T value)
    {
        new CacheText(_buffer).AppendPartition(value);
        return this;
    }

    /// <summary>Puts the partition into the options of a call; the caller's instance is left alone.</summary>
    /// <param name="options">The caller's options.</param>
    /// <returns>The options.</returns>
    public LlmCallOptions Set(LlmCallOptions? options)
    {
        // A sequence that is computed while it is read says nothing twice.
        var isUnkeyable = _buffer.IsUnkeyable;
        var key = _buffer.Finish();
        return (options ?? new()) with { QueryPartition = isUnkeyable ? Nobody : key.ToString() };
    }
}
