namespace LlmAttributes;

/// <summary>Adds chunking to a runtime.</summary>
public static class ChunkingExtensions
{
    /// <summary>Cuts the documents of calls with <see cref="ChunkAttribute"/> as <see cref="DocumentChunker"/> does.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="options">How text is weighed that hangs together: <see cref="ChunkerOptions.CohesionWeight"/> and <see cref="ChunkerOptions.Embeddings"/>. Limits, format and counter are the call's.</param>
    /// <returns>The builder.</returns>
    public static LlmRuntimeBuilder UseTextChunking(this LlmRuntimeBuilder builder, ChunkerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.UseChunker(new TextChunking(options ?? new()));
    }
}
