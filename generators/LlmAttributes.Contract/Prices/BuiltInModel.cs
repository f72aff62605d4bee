namespace LlmAttributes.Contract;

/// <summary>What the built-in catalog says of a model to the rules; all of its models are priced.</summary>
internal sealed record BuiltInModel(string Id, int? ContextWindow, string? RetiresOn, string? Successor);
