using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>What several answers say together.</summary>
/// <typeparam name="T">The type of the answers.</typeparam>
/// <param name="Value">The answer.</param>
/// <param name="Agreement">The share of the weight, 0 to 1, that agrees with it; of a record the mean over its members.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct VoteResult<T>(T Value, double Agreement);
