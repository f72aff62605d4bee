namespace LlmAttributes;

/// <summary>Marks a model that makes embeddings.</summary>
internal interface IEmbeddingBridge;
