using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>What the telemetry of an attempt keeps of a stream.</summary>
internal sealed class StreamedChunks
{
    /// <summary>The chunks, where the span has the answer.</summary>
    public List<ChatResponseUpdate>? Updates { get; set; }

    /// <summary>The time to the first chunk.</summary>
    public TimeSpan? First { get; set; }

    /// <summary>The timestamp of the last chunk.</summary>
    public long Last { get; set; }
}
