using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>A bound call whose answer is wanted as text.</summary>
internal abstract class TriedCall
{
    public abstract CallPlan Plan { get; }

    public abstract bool IsStream { get; }

    public abstract LlmCostEstimate Estimate(IReadOnlyList<ChatMessage> messages);

    public abstract ValueTask<RouteDecision> ExplainAsync(IReadOnlyList<ChatMessage> messages, RouteKeys keys, CancellationToken cancellationToken);

    public abstract IAsyncEnumerable<string> RunAsync(IReadOnlyList<ChatMessage> messages, RouteKeys keys, CancellationToken cancellationToken);
}
