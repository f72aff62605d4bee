namespace LlmAttributes.Runtime;

/// <summary>What a pipeline hands to each attempt.</summary>
internal readonly record struct AttemptState(CallEngine Engine, CallFrame Frame, Candidate Candidate);
