namespace LlmAttributes;

/// <content>Who cuts documents.</content>
public sealed partial class LlmRuntimeBuilder
{
    private IDocumentChunker? _chunker;

    /// <summary>Sets who cuts the documents of calls with <see cref="ChunkAttribute"/>. The package LlmAttributes.Text brings one: <c>UseTextChunking()</c>.</summary>
    /// <param name="chunker">The chunker.</param>
    /// <returns>The builder.</returns>
    public LlmRuntimeBuilder UseChunker(IDocumentChunker chunker)
    {
        ArgumentNullException.ThrowIfNull(chunker);
        _chunker = chunker;
        return this;
    }
}
