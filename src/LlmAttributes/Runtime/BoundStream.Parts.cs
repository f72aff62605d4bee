using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <content>A stream of an ensemble, or one of which a share goes to a second model too.</content>
public partial class BoundStream
{
    /// <summary>Whether it is more than the stream of one model.</summary>
    private protected bool HasParts => _ensemble is not null || _shadow is not null;

    /// <summary>Streams the updates of the ensemble, and tells the shadow of the whole answer.</summary>
    /// <param name="run">Takes the facts of the call.</param>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the parameters say to the route.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    private protected async IAsyncEnumerable<ChatResponseUpdate> StreamParts(
        StreamRun<ChatResponseUpdate> run,
        IReadOnlyList<ChatMessage> messages,
        ChatOptions? chatOptions,
        LlmCallOptions? callOptions,
        RouteKeys keys,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var sent = Instruct(messages);
        var updates = _ensemble is not null
            ? _ensemble.StreamAsync(run, sent, chatOptions, callOptions, cancellationToken)
            : _engine.StreamAsync(run, sent, chatOptions, callOptions, keys, null, cancellationToken);
        await foreach (var update in updates.ConfigureAwait(false))
            yield return update;

        // Of a reader that left early nobody knows what the whole answer would have been.
        if (_shadow is not null && run.Facts is { } facts)
            _shadow.Offer(MemberPrompts.OfCall(messages), chatOptions, callOptions, keys, facts.ToResult(facts.Response.Text));
    }

    /// <summary>Streams what a sink makes of the updates.</summary>
    private protected async IAsyncEnumerable<T> StreamParts<T>(
        StreamRun<T> run,
        IReadOnlyList<ChatMessage> messages,
        ChatOptions? chatOptions,
        LlmCallOptions? callOptions,
        RouteKeys keys,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_ensemble is null)
        {
            await foreach (var item in _engine.StreamAsync(run, Instruct(messages), chatOptions, callOptions, keys, null, cancellationToken).ConfigureAwait(false))
                yield return item;
            if (run.Facts is { } facts)
                _shadow!.Offer(messages, chatOptions, callOptions, keys, facts.ToResult(facts.Response.Text));
            yield break;
        }

        var updates = CallEngine.NewUpdateRun(keepsFacts: true);
        var sink = run.NewSink();
        try
        {
            await foreach (var update in StreamParts(updates, messages, chatOptions, callOptions, keys, cancellationToken).ConfigureAwait(false))
            {
                sink.Take(update);
                while (sink.TryTake(out var item))
                    yield return item;
            }
        }
        finally
        {
            run.Facts = updates.Facts;
        }
    }
}
