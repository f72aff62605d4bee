using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>A variant of the prompt that members of the ensemble are asked with.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Fingerprint">The hash of its texts.</param>
/// <param name="FixedMessages">How many of its messages stand before the earlier turns of a conversation.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record MemberVariantPlan(string Name, string Fingerprint, int FixedMessages);
