namespace LlmAttributes;

/// <summary>A line of an <see cref="ISemanticCacheStore"/>.</summary>
/// <param name="Number">Its number, above 0; a later line has a higher one.</param>
/// <param name="Line">What was added.</param>
public readonly record struct SemanticCacheLine(long Number, ReadOnlyMemory<byte> Line);
