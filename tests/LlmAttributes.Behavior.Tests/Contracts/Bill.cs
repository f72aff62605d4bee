namespace LlmAttributes.Behavior.Tests.Contracts;

public sealed record Bill(string Number, List<BillLine> Lines);
