using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>A call whose answer is streamed.</summary>
internal sealed class TriedStream(BoundStream call) : TriedCall
{
    public override CallPlan Plan => call.Plan;

    public override bool IsStream => true;

    public override LlmCostEstimate Estimate(IReadOnlyList<ChatMessage> messages) => call.Estimate(messages);

    public override ValueTask<RouteDecision> ExplainAsync(IReadOnlyList<ChatMessage> messages, RouteKeys keys, CancellationToken cancellationToken) =>
        call.ExplainAsync(messages, null, null, keys, cancellationToken);

    public override IAsyncEnumerable<string> RunAsync(IReadOnlyList<ChatMessage> messages, RouteKeys keys, CancellationToken cancellationToken) =>
        call.Texts(messages, null, null, keys, cancellationToken);
}
