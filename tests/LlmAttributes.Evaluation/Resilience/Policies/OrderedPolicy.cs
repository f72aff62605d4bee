using Microsoft.Extensions.AI;

namespace LlmAttributes.Evaluation.Resilience;

/// <summary>Failover in order, in the manner of the FailoverChatClient of Microsoft.Extensions.AI: whatever the error, the next model is asked at once.</summary>
/// <param name="models">The models.</param>
/// <param name="limits">The clock of the limits that ours has too; <see langword="null"/> for none, as that client comes.</param>
internal sealed class OrderedPolicy(IReadOnlyList<StormModel> models, VirtualClock? limits = null) : PeerPolicy(models)
{
    protected override async Task<T> RunAsync<T>(Func<IChatClient, CancellationTokenSource?, ValueTask<T>> attempt, int turn, CancellationToken cancellationToken)
    {
        for (var number = 1; ; number++, turn++)
        {
            try
            {
                return await attempt(Models[turn % Models.Count], Limit(cancellationToken));
            }
            catch (Exception) when (number < OurPolicy.MaxTotalAttempts && !cancellationToken.IsCancellationRequested)
            {
            }
        }
    }

    private CancellationTokenSource? Limit(CancellationToken caller)
    {
        if (limits is null)
            return null;
        var source = new CancellationTokenSource(TimeSpan.FromSeconds(StormScenario.AttemptLimitSeconds), limits);
        caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), source);
        return source;
    }
}
