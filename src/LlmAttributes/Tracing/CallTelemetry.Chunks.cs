using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <content>Calls whose document is asked in chunks.</content>
internal sealed partial class CallTelemetry
{
    /// <summary>Opens the span of a call, below which each chunk has its own.</summary>
    public CallScope BeginChunks(ChunkedPrompt prompt, ChunkMerge merge, LlmCallOptions? options, long start)
    {
        var activity = IsSpanned ? Start(options) : null;
        if (activity is { IsAllDataRequested: true })
            activity.SetTag(SemConv.ChunkMerge, merge.ToString());
        return new(this, activity, Observe(prompt.Marked), start);
    }
}
