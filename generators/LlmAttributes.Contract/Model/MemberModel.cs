namespace LlmAttributes.Contract;

/// <summary>A property, indexer or event that the client must implement without being able to.</summary>
/// <param name="Head">The explicit implementation up to its accessors.</param>
/// <param name="Accessors">For instance <c>get</c> and <c>set</c>.</param>
/// <param name="Fault">What the accessors throw.</param>
internal sealed record MemberModel(string Head, EquatableArray<string> Accessors, Fault Fault);
