namespace LlmAttributes.Benchmarks.Typed;

/// <summary>A result of usual size.</summary>
public sealed record Ticket(string Title, string Customer, Urgency Urgency, int Priority, decimal RefundUsd, bool IsComplaint, DateOnly Due, List<TicketStep> Steps);
