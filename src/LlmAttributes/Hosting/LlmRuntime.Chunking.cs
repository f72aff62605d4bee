namespace LlmAttributes;

/// <content>Who cuts documents.</content>
public sealed partial class LlmRuntime
{
    /// <summary>Cuts the documents of calls with <see cref="ChunkAttribute"/>; <see langword="null"/> where nobody was set.</summary>
    internal IDocumentChunker? Chunker { get; }
}
