using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>A bound call within a conversation.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BoundConversation<T>
{
    private readonly BoundCall<T> _call;
    private readonly ConversationMemory _memory;
    private readonly ConversationPlace _place;

    internal BoundConversation(BoundCall<T> call, ConversationMemory memory, ConversationPlace place)
    {
        _call = call;
        _memory = memory;
        _place = place;
    }

    /// <summary>Asks and returns the answer.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the parameters say to the route.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="LlmException">The call failed.</exception>
    public async Task<T> AskAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken) =>
        (await AskResultAsync(messages, chatOptions, callOptions, keys, cancellationToken).ConfigureAwait(false)).Value;

    /// <summary>Asks and returns the answer with the facts of the call.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the parameters say to the route.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The result.</returns>
    /// <exception cref="LlmException">The call failed.</exception>
    public async Task<LlmResult<T>> AskResultAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(_place.Id))
            return await _call.AskResultAsync(messages, chatOptions, callOptions, keys, cancellationToken).ConfigureAwait(false);
        if (WorkflowPlace.Body is { } place)
        {
            var turn = this;
            return await _call.StepAsync(place, messages, chatOptions, callOptions, keys, _place.Id, token => turn.AskResultAsync(messages, chatOptions, callOptions, keys, token), cancellationToken).ConfigureAwait(false);
        }

        using var scope = LlmScope.Begin(conversationId: _place.Id);
        using var session = await _memory.OpenAsync(_place, messages, chatOptions, callOptions, cancellationToken).ConfigureAwait(false);
        session.Enter();
        var result = await _call.AskResultAsync(session.Messages, chatOptions, callOptions, keys, cancellationToken).ConfigureAwait(false);
        await session.AddAsync(result.Response.Text).ConfigureAwait(false);
        return result;
    }

    /// <summary>Asks the members of the ensemble and returns the merged answer with each contribution.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the parameters say to the route.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The merged answer.</returns>
    /// <exception cref="LlmException">Fewer members than the quorum answered.</exception>
    public async Task<EnsembleResponse<T>> AskEnsembleAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken)
    {
        // What is kept of a step is no ensemble's response.
        var turn = this;
        return WorkflowPlace.Body is { } place
            ? await _call.EnsembleStepAsync(place, token => turn.AskResultAsync(messages, chatOptions, callOptions, keys, token), cancellationToken).ConfigureAwait(false)
            : (EnsembleResponse<T>)await AskResultAsync(messages, chatOptions, callOptions, keys, cancellationToken).ConfigureAwait(false);
    }
}
