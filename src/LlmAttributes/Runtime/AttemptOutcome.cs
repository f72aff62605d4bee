namespace LlmAttributes.Runtime;

/// <summary>What an attempt ended with: the response of a chat, an opened stream, or why there is none.</summary>
internal readonly record struct AttemptOutcome(object? Result, Exception? Exception);
