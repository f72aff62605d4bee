namespace LlmAttributes.Evaluation.Retrieval;

/// <summary>A document of a collection.</summary>
internal sealed record RetrievalDocument(string Id, string Title, string Text);
