using Microsoft.Extensions.AI;

namespace LlmAttributes.Evaluation.Resilience;

/// <summary>Failover in order, in the manner of the FailoverChatClient of Microsoft.Extensions.AI: whatever the error, the next model is asked at once.</summary>
internal sealed class OrderedPolicy(IReadOnlyList<StormModel> models) : PeerPolicy(models)
{
    protected override async Task<T> RunAsync<T>(Func<IChatClient, ValueTask<T>> attempt, int turn, CancellationToken cancellationToken)
    {
        for (var number = 1; ; number++, turn++)
        {
            try
            {
                return await attempt(Models[turn % Models.Count]);
            }
            catch (Exception) when (number < OurPolicy.MaxTotalAttempts && !cancellationToken.IsCancellationRequested)
            {
            }
        }
    }
}
