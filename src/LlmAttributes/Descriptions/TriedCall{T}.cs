using System.Runtime.CompilerServices;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>A call whose answer comes at once.</summary>
internal sealed class TriedCall<T>(BoundCall<T> call) : TriedCall
{
    public override CallPlan Plan => call.Plan;

    public override bool IsStream => false;

    public override LlmCostEstimate Estimate(IReadOnlyList<ChatMessage> messages) => call.Estimate(messages);

    public override ValueTask<RouteDecision> ExplainAsync(IReadOnlyList<ChatMessage> messages, RouteKeys keys, CancellationToken cancellationToken) =>
        call.ExplainAsync(messages, null, null, keys, cancellationToken);

    public override async IAsyncEnumerable<string> RunAsync(IReadOnlyList<ChatMessage> messages, RouteKeys keys, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var result = await call.AskResultAsync(messages, null, null, keys, cancellationToken).ConfigureAwait(false);
        yield return result.Response.Text;
    }
}
