using Microsoft.Extensions.AI;

namespace LlmAttributes.Evaluation.Resilience;

/// <summary>One request to one model, and nothing but the deadline.</summary>
internal sealed class SinglePolicy(IReadOnlyList<StormModel> models) : PeerPolicy(models)
{
    protected override Task<T> RunAsync<T>(Func<IChatClient, CancellationTokenSource?, ValueTask<T>> attempt, int turn, CancellationToken cancellationToken) => attempt(Models[turn], null).AsTask();
}
