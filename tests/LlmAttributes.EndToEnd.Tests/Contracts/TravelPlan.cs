namespace LlmAttributes.EndToEnd.Tests;

public sealed record TravelPlan(string Title, List<PlannedStep> Steps);
