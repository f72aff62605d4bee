using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Takes the updates of one attempt and makes of them what the caller gets.</summary>
internal abstract class StreamSink
{
    /// <summary>Whether there is something for the caller, which commits the stream to its model.</summary>
    public abstract bool IsReady { get; }

    /// <summary>What cannot be read, or <see langword="null"/>.</summary>
    public virtual JsonReading? Broken => null;

    /// <summary>The text that cannot be read.</summary>
    public virtual string BrokenText => "";

    public virtual IReadOnlyList<LlmRepair> Repairs => [];

    public abstract void Take(ChatResponseUpdate update);

    /// <summary>Says that no more updates come.</summary>
    public virtual void End()
    {
    }
}
