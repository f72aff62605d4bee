using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>The strategy of an ensemble, as <see cref="EnsembleAttribute{TStrategy}"/> declares it.</summary>
/// <param name="Type">Its type, by which the runtime and its container are asked for it.</param>
/// <param name="Create">Creates one where neither has it; <see langword="null"/> when the type has no constructor without parameters.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record EnsembleStrategyPlan(Type Type, Func<object>? Create);
