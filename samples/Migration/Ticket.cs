namespace Migration;

/// <summary>What both programs read out of a mail.</summary>
/// <param name="Title">What it is about, in five words.</param>
/// <param name="Urgency">How soon it must be answered.</param>
/// <param name="RefundUsd">What the customer wants back, if anything.</param>
public sealed record Ticket(string Title, Urgency Urgency, decimal? RefundUsd);
