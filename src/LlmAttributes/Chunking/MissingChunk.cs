namespace LlmAttributes;

/// <summary>A chunk that failed and was left out of an answer.</summary>
/// <param name="Index">The number of the chunk, from 0.</param>
/// <param name="Start">Where it begins in the document, in UTF-16 units.</param>
/// <param name="End">Where it ends, in UTF-16 units.</param>
/// <param name="Error">What went wrong.</param>
public sealed record MissingChunk(int Index, long Start, long End, LlmErrorKind Error);
