namespace LlmAttributes.Runtime;

/// <summary>What one reading of a stream wants of the engine, and what it learns of the call.</summary>
/// <param name="newSink">Makes a reader for one attempt.</param>
/// <param name="expected">What a readable answer is, for messages.</param>
/// <param name="countsItems">Whether the caller gets items, which are counted.</param>
/// <param name="keepsFacts">Whether the facts of the call are wanted.</param>
internal sealed class StreamRun<T>(Func<StreamSink<T>> newSink, string expected, bool countsItems, bool keepsFacts)
{
    public Func<StreamSink<T>> NewSink => newSink;

    public string Expected => expected;

    public bool KeepsFacts => keepsFacts;

    /// <summary>How many items the caller has got, where they are counted.</summary>
    public int? Yielded => countsItems ? Count : null;

    public int Count { get; set; }

    /// <summary>What the call was, once it is over and has come to a first output.</summary>
    public StreamFacts? Facts { get; set; }
}
