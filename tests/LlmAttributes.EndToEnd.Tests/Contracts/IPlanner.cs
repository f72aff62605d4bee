namespace LlmAttributes.EndToEnd.Tests;

[LlmClient, TracePerformance]
public partial interface IPlanner
{
    [Prompt("Plan: {goal}"), Model(Keys.OpenAI), Fallback(Keys.Anthropic)]
    IAsyncEnumerable<PlannedStep> PlanAsync(string goal, CancellationToken cancellationToken = default);

    [Prompt("Plan: {goal}"), Model(Keys.OpenAI)]
    LlmStream<PlannedStep> PlanWithFactsAsync(string goal, LlmCallOptions? options, CancellationToken cancellationToken = default);

    [Prompt("Travel: {goal}"), Model(Keys.OpenAI)]
    LlmStream<Partial<TravelPlan>> TravelAsync(string goal, LlmCallOptions? options, CancellationToken cancellationToken = default);
}
