using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>The rule of a cascade, as <see cref="CascadeAttribute{TRule}"/> declares it.</summary>
/// <param name="Type">Its type, by which the runtime and its container are asked for it.</param>
/// <param name="Create">Creates one where neither has it; <see langword="null"/> when the type has no constructor without parameters.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record CascadeRulePlan(Type Type, Func<object>? Create);
