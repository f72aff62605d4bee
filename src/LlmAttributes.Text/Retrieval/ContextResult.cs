namespace LlmAttributes;

/// <summary>What a <see cref="ContextStore"/> found.</summary>
/// <param name="Sources">The pieces of documents that stand in the context, the best first.</param>
/// <param name="Text">The context: each piece below its number, title and document.</param>
/// <param name="Tokens">The tokens of the context, as the options of the store count them.</param>
public sealed record ContextResult(IReadOnlyList<ContextSource> Sources, string Text, long Tokens)
{
    /// <summary>Gets the passages that were found, the best first, whether or not there was room for them.</summary>
    public IReadOnlyList<FoundPassage> Passages { get; init; } = [];

    /// <summary>Gets a value indicating whether nothing was found.</summary>
    public bool IsEmpty => Sources.Count == 0;
}
