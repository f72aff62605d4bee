namespace LlmAttributes.Runtime;

/// <summary>A guard of answers, as <see cref="OutputGuardAttribute{TGuard}"/> declares it. What is <see langword="null"/> has the default that the attribute names.</summary>
/// <param name="Type">Its type, by which the runtime and its container are asked for it.</param>
/// <param name="Create">Creates one where neither has it; <see langword="null"/> when the type has no constructor without parameters.</param>
public sealed record OutputGuardPlan(Type Type, Func<IOutputGuard>? Create)
{
    /// <summary>Gets how often a call may ask again because of the guard; at least 1.</summary>
    public int? MaxRetries { get; init; }

    /// <summary>Gets a value indicating whether a stream is held back until its end.</summary>
    public bool HoldStream { get; init; }
}
