namespace LlmAttributes.Benchmarks.Typed;

public sealed record TicketStep(string Action, int Minutes, bool IsDone);
