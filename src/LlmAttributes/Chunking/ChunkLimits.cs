namespace LlmAttributes;

/// <summary>How large the chunks of a document may be, for <see cref="IDocumentChunker"/>.</summary>
/// <param name="MaxTokens">The tokens that no chunk exceeds.</param>
public sealed record ChunkLimits(int MaxTokens)
{
    /// <summary>Gets the tokens that a chunk may repeat from the end of the chunk before.</summary>
    public int OverlapTokens { get; init; }

    /// <summary>Gets the size that chunks are drawn to; <see langword="null"/> leaves it to the chunker.</summary>
    public int? TargetTokens { get; init; }

    /// <summary>Gets how the document is written.</summary>
    public DocumentFormat Format { get; init; }

    /// <summary>Gets what counts tokens; <see langword="null"/> leaves it to the chunker.</summary>
    public ITokenCounter? TokenCounter { get; init; }
}
