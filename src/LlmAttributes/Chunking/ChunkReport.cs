namespace LlmAttributes;

/// <summary>Of which chunks of its document the answer of a call with <see cref="ChunkAttribute"/> was made.</summary>
/// <param name="Count">How many chunks the document has.</param>
/// <param name="Missing">Those that failed and were left out, in order.</param>
public sealed record ChunkReport(int Count, IReadOnlyList<MissingChunk> Missing);
