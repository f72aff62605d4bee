namespace LlmAttributes;

/// <summary>Adds tokenizers to a runtime.</summary>
public static class TokenizerExtensions
{
    /// <summary>Counts tokens with the tokenizers of OpenAI, exactly for its own models, and by family for all others; see <see cref="TokenizerProvider"/>.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static LlmRuntimeBuilder UseTokenizers(this LlmRuntimeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.CountTokensWith(new TokenizerProvider());
    }
}
