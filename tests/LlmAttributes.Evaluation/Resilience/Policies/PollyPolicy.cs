using Microsoft.Extensions.AI;
using Polly;

namespace LlmAttributes.Evaluation.Resilience;

/// <summary>Polly's strategies as they come: three retries two seconds apart, within a total of thirty seconds.</summary>
/// <remarks>
/// Polly takes the token of its timeout back when a callback ends, and with it the deadline of a stream opened there; requests get the caller's token, which ends no later.
/// </remarks>
internal sealed class PollyPolicy(IReadOnlyList<StormModel> models, VirtualClock clock) : PeerPolicy(models)
{
    private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddTimeout(new Polly.Timeout.TimeoutStrategyOptions())
        .AddRetry(new Polly.Retry.RetryStrategyOptions())
        .Build();

    protected override Task<T> RunAsync<T>(Func<IChatClient, CancellationTokenSource?, ValueTask<T>> attempt, int turn, CancellationToken cancellationToken) =>
        _pipeline.ExecuteAsync((model, _) => attempt(model, null), Models[turn], cancellationToken).AsTask();
}
