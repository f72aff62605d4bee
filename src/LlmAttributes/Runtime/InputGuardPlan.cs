namespace LlmAttributes.Runtime;

/// <summary>A guard of prompts, as <see cref="InputGuardAttribute{TGuard}"/> declares it.</summary>
/// <param name="Type">Its type, by which the runtime and its container are asked for it.</param>
/// <param name="Create">Creates one where neither has it; <see langword="null"/> when the type has no constructor without parameters.</param>
public sealed record InputGuardPlan(Type Type, Func<IInputGuard>? Create);
