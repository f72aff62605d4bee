using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Evaluation.Resilience;

/// <summary>A way of asking without the library: it may repeat a request that failed, and a stream until its first output. Calls begin at the models in turn.</summary>
internal abstract class PeerPolicy(IReadOnlyList<StormModel> models) : IStormPolicy
{
    private int _turn = -1;

    protected IReadOnlyList<StormModel> Models => models;

    public Task<string> AskAsync(StormCall call, double seconds, CancellationToken cancellationToken)
    {
        return RunAsync(ReadAsync, NextTurn(), cancellationToken);

        async ValueTask<string> ReadAsync(IChatClient model, CancellationTokenSource? limit) =>
            (await model.GetResponseAsync(call.Messages, null, limit?.Token ?? cancellationToken)).Text;
    }

    public async IAsyncEnumerable<string> StreamAsync(StormCall call, double seconds, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = await RunAsync(OpenAsync, NextTurn(), cancellationToken);
        do
            yield return stream.Current.Text;
        while (await stream.MoveNextAsync());

        async ValueTask<IAsyncEnumerator<ChatResponseUpdate>> OpenAsync(IChatClient model, CancellationTokenSource? limit)
        {
            var token = limit?.Token ?? cancellationToken;
            limit?.CancelAfter(TimeSpan.FromSeconds(StormScenario.FirstTokenLimitSeconds));
            var updates = model.GetStreamingResponseAsync(call.Messages, null, token).GetAsyncEnumerator(token);
            await updates.MoveNextAsync();
            limit?.CancelAfter(Timeout.InfiniteTimeSpan);
            return updates;
        }
    }

    /// <summary>Runs attempts until one succeeds.</summary>
    /// <param name="attempt">Makes a request to a model, under the limit of an attempt where there is one.</param>
    /// <param name="turn">Where to begin.</param>
    /// <param name="cancellationToken">Ends the call when the time is over.</param>
    protected abstract Task<T> RunAsync<T>(Func<IChatClient, CancellationTokenSource?, ValueTask<T>> attempt, int turn, CancellationToken cancellationToken);

    private int NextTurn() => _turn = (_turn + 1) % models.Count;
}
