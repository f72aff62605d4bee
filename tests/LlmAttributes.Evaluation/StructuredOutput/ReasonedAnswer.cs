namespace LlmAttributes.Evaluation.StructuredOutput;

/// <summary>What the models were asked for.</summary>
internal sealed record ReasonedAnswer(string? Reasoning, string Answer);
