namespace LlmAttributes.Runtime;

/// <content>A stream that runs for each chunk of its document.</content>
public partial class BoundStream
{
    /// <summary>What asks for the chunks; <see langword="null"/> where no parameter is cut.</summary>
    internal ChunkStreamer? Chunks { get; init; }
}
