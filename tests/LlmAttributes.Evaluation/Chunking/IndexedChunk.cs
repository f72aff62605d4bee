namespace LlmAttributes.Evaluation.Chunking;

/// <summary>A chunk and what of it is indexed: words with their counts, which may be fractions.</summary>
internal sealed record IndexedChunk(TextRange Range, Dictionary<string, double> Words);
