namespace LlmAttributes.Testing;

/// <summary>A fault that a request met.</summary>
/// <param name="Source">Which call asked; <see langword="null"/> when no contract did.</param>
/// <param name="Fault">The fault.</param>
public sealed record InjectedFault(CallIdentity? Source, ChatFault Fault);
