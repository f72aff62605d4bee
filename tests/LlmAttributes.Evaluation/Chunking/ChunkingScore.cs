namespace LlmAttributes.Evaluation.Chunking;

/// <summary>What one question found.</summary>
/// <param name="Recall">The share of the excerpts that was found.</param>
/// <param name="Precision">The share of what was found that belongs to the excerpts.</param>
/// <param name="Iou">What was found of the excerpts, by both together.</param>
/// <param name="PrecisionOmega">The precision if all chunks with a part of the excerpts had been found.</param>
internal readonly record struct ChunkingScore(double Recall, double Precision, double Iou, double PrecisionOmega);
