namespace LlmAttributes.Contract;

internal sealed record BulkheadModel(int? MaxConcurrency, int? MaxQueued);
