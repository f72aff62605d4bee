namespace LlmAttributes.Runtime;

/// <summary>What a call with <see cref="ChunkAttribute"/> is bound to.</summary>
/// <param name="Engine">The call as a whole.</param>
/// <param name="Plan">How its argument is cut.</param>
/// <param name="Chunker">Who cuts.</param>
/// <param name="Limits">How large chunks may be.</param>
/// <param name="Telemetry">The spans and metrics of the call; <see langword="null"/> where nobody may listen.</param>
internal sealed record ChunkParts(CallEngine Engine, ChunkPlan Plan, IDocumentChunker Chunker, ChunkLimits Limits, CallTelemetry? Telemetry);
