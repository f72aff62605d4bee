using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>How a <see cref="DocumentChunker"/> cuts.</summary>
public sealed class ChunkerOptions
{
    /// <summary>Gets or sets how documents are written.</summary>
    /// <value>The default is <see cref="DocumentFormat.Auto"/>: files by their names, else plain text.</value>
    public DocumentFormat Format { get; set; }

    /// <summary>Gets or sets the tokens that no chunk exceeds, a repeated table head and the overlap included.</summary>
    /// <value>The default is 512; at least 8.</value>
    public int MaxTokens { get; set; } = 512;

    /// <summary>Gets or sets the tokens that a chunk has at least, wherever the document and <see cref="MaxTokens"/> allow it.</summary>
    /// <value>The default is 0.</value>
    public int MinTokens { get; set; }

    /// <summary>Gets or sets the tokens that a chunk may repeat from the end of the chunk before, in whole sentences.</summary>
    /// <value>The default is 0; at most half of <see cref="MaxTokens"/>.</value>
    public int OverlapTokens { get; set; }

    /// <summary>Gets or sets the size that chunks are drawn to; where the text hangs together they grow beyond it.</summary>
    /// <value>The default, <see langword="null"/>, is a quarter of <see cref="MaxTokens"/>.</value>
    public int? TargetTokens { get; set; }

    /// <summary>Gets or sets how much a text that hangs together weighs against the size of chunks.</summary>
    /// <value>The default is 1; 0 cuts by structure and size alone.</value>
    public double CohesionWeight { get; set; } = 1;

    /// <summary>Gets or sets what counts tokens, for instance <see cref="LlmRuntime.GetTokenCounter"/>.</summary>
    /// <value>The default, <see langword="null"/>, estimates by scripts and lengths of words.</value>
    public ITokenCounter? TokenCounter { get; set; }

    /// <summary>Gets or sets what tells by meaning where a text hangs together, beside its words.</summary>
    /// <value>The default is <see langword="null"/>. It is asked in batches, and not again for a sentence that it has lately seen.</value>
    public IEmbeddingGenerator<string, Embedding<float>>? Embeddings { get; set; }

    internal void Validate()
    {
        if (MaxTokens < 8)
            throw new ArgumentOutOfRangeException(nameof(MaxTokens), MaxTokens, "MaxTokens of a chunker is below 8; give a chunk room for a sentence.");
        if (MinTokens < 0 || MinTokens > MaxTokens)
            throw new ArgumentOutOfRangeException(nameof(MinTokens), MinTokens, "MinTokens of a chunker is outside 0 and MaxTokens; lower it.");
        if (OverlapTokens < 0 || OverlapTokens > MaxTokens / 2)
            throw new ArgumentOutOfRangeException(nameof(OverlapTokens), OverlapTokens, "OverlapTokens of a chunker is outside 0 and half of MaxTokens; lower it.");
        if (TargetTokens is { } target && (target < 1 || target > MaxTokens))
            throw new ArgumentOutOfRangeException(nameof(TargetTokens), target, "TargetTokens of a chunker is outside 1 and MaxTokens; leave it unset for a quarter of MaxTokens.");
        if (!(CohesionWeight >= 0 && CohesionWeight <= 100))
            throw new ArgumentOutOfRangeException(nameof(CohesionWeight), CohesionWeight, "CohesionWeight of a chunker is outside 0 and 100; the default is 1.");
        if (Format is < DocumentFormat.Auto or > DocumentFormat.Html)
            throw new ArgumentOutOfRangeException(nameof(Format), Format, "Format of a chunker is no DocumentFormat; name one.");
    }
}
