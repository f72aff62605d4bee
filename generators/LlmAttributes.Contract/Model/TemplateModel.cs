namespace LlmAttributes.Contract;

/// <summary>A template that is bound when its files are known.</summary>
internal sealed record TemplateModel(string? Text, string? File);
