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

        async ValueTask<string> ReadAsync(IChatClient model) => (await model.GetResponseAsync(call.Messages, null, cancellationToken)).Text;
    }

    public async IAsyncEnumerable<string> StreamAsync(StormCall call, double seconds, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = await RunAsync(OpenAsync, NextTurn(), cancellationToken);
        do
            yield return stream.Current.Text;
        while (await stream.MoveNextAsync());

        async ValueTask<IAsyncEnumerator<ChatResponseUpdate>> OpenAsync(IChatClient model)
        {
            var updates = model.GetStreamingResponseAsync(call.Messages, null, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await updates.MoveNextAsync();
            return updates;
        }
    }

    /// <summary>Runs attempts until one succeeds.</summary>
    /// <param name="attempt">Makes a request to a model.</param>
    /// <param name="turn">Where to begin.</param>
    /// <param name="cancellationToken">Ends the call when the time is over.</param>
    protected abstract Task<T> RunAsync<T>(Func<IChatClient, ValueTask<T>> attempt, int turn, CancellationToken cancellationToken);

    private int NextTurn() => _turn = (_turn + 1) % models.Count;
}
