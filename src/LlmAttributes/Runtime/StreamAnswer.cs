using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Reads what a stream yields out of a model's updates.</summary>
/// <typeparam name="T">What it yields.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StreamAnswer<T>
{
    private protected StreamAnswer()
    {
    }

    /// <summary>Gets what a readable answer is, for messages.</summary>
    internal abstract string Expected { get; }

    /// <summary>Gets the form that a model that keeps to a schema is asked for.</summary>
    internal virtual ChatResponseFormat? Format => null;

    /// <summary>Gets what the other models are told about the form.</summary>
    internal virtual string? Instructions => null;

    /// <summary>Gets a value indicating whether a response may not be readable.</summary>
    internal virtual bool CanFail => true;

    /// <summary>Gets a value indicating whether what the caller gets are items, which are counted.</summary>
    internal virtual bool CountsItems => CanFail;

    /// <summary>Makes a reader for one attempt.</summary>
    internal abstract StreamSink<T> NewSink();
}
