using LlmAttributes;

namespace Shop;

/// <summary>Streams of values.</summary>
[LlmClient, Model(Models.Small)]
public partial interface IPlanner
{
    [Prompt("Plan {goal}.")]
    IAsyncEnumerable<Step> PlanAsync(string goal, CancellationToken cancellationToken = default);

    [Prompt("Plan {goal}.")]
    LlmStream<Step> PlanWithFactsAsync(string goal, CancellationToken cancellationToken = default);
}
