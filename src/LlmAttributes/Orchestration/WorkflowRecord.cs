namespace LlmAttributes;

/// <summary>A step of a run that has ended: with its answer and what it took, or, where no answer is kept, with what it took alone.</summary>
/// <param name="Key">The hash of what was asked: prompt, arguments and options. Equal questions of one run have equal keys; those without an answer have that of zeros.</param>
/// <param name="Place">Where in the workflow the step stands.</param>
/// <param name="Step">The call, <c>{Contract}.{Call}</c>.</param>
/// <param name="Answer">The answer and what it took, sealed; its text can be read in it.</param>
public sealed record WorkflowRecord(LlmCacheKey Key, string Place, string Step, ReadOnlyMemory<byte> Answer);
