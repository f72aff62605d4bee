namespace LlmAttributes;

/// <summary>Marks the parameter whose value keeps calls together under <see cref="RouteStrategy.Sticky"/>: a user, a document, a conversation. It need not stand in the prompt.</summary>
/// <remarks>The value counts by its invariant text. Without it, or where it is empty, the conversation of the chat options is the key, and else chance decides.</remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class StickyKeyAttribute : Attribute;
