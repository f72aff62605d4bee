using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>A call that is bound to the models of a runtime. Binding chose the engine, so a call does no look-up.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class BoundCall<T>
{
    private readonly CallEngine _engine;
    private readonly Answer<T> _answer;
    private readonly EnsembleRunner<T>? _ensemble;

    // Set when the call has one model and no policy; the shortest way to the client. A handler in the client's HTTP must be told of attempts, and may stop them for a while; a route
    // that goes by load must see them.
    private readonly Candidate? _direct;

    // Set when the answer has a form that not every model keeps to by itself.
    private readonly ChatMessage? _instructions;

    internal BoundCall(CallEngine engine, Answer<T> answer, EnsembleRunner<T>? ensemble, Candidate? direct, bool needsInstructions = false, ShadowTraffic<T>? shadow = null)
    {
        _engine = engine;
        _answer = answer;
        _ensemble = ensemble;
        _direct = direct;
        _shadow = shadow;
        _instructions = needsInstructions && answer.Instructions is { } text ? new(ChatRole.System, text) : null;
    }

    /// <summary>Gets a value indicating whether somebody may be shown the prompt who must not see its sensitive values, or the answer is kept where they may not be.</summary>
    public bool ShowsPrompts => _engine.ShowsPrompts || WorkflowPlace.Body is { Run.Journal.KeepsSensitive: false };

    internal CallPlan Plan => _engine.Plan;

    /// <summary>Asks and returns the answer.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="LlmException">The call failed.</exception>
    public Task<T> AskAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken) =>
        _direct is not null && (!AttemptWatch.IsOn || !AttemptWatch.Concerns(_direct))
            ? AskDirectAsync(Instruct(messages), cancellationToken)
            : AskAsync(messages, null, null, cancellationToken);

    /// <summary>Asks with the caller's options and returns the answer.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="LlmException">The call failed.</exception>
    public Task<T> AskAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, CancellationToken cancellationToken) =>
        AskAsync(messages, chatOptions, callOptions, default, cancellationToken);

    /// <summary>Asks with the caller's options and returns the answer.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the parameters say to the route.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="LlmException">The call failed.</exception>
    public Task<T> AskAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken) =>
        WorkflowPlace.Body is { } place ? AskStepValueAsync(place, messages, chatOptions, callOptions, keys, cancellationToken)
            : Chunks is not null && messages is ChunkedPrompt prompt ? AskChunksValueAsync(prompt, chatOptions, callOptions, keys, cancellationToken)
            : _shadow is not null ? AskShadowedValueAsync(messages, chatOptions, callOptions, keys, cancellationToken)
            : _ensemble is not null
            ? _ensemble.AskAsync(Instruct(messages), chatOptions, callOptions, cancellationToken)
            : _engine.RunAsync<T, ValueReader<T>>(new(_answer), Instruct(messages), chatOptions, callOptions, keys, null, cancellationToken);

    /// <summary>Asks and returns the answer with the facts of the call.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The result.</returns>
    /// <exception cref="LlmException">The call failed.</exception>
    public Task<LlmResult<T>> AskResultAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken) =>
        AskResultAsync(messages, null, null, cancellationToken);

    /// <summary>Asks with the caller's options and returns the answer with the facts of the call.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The result.</returns>
    /// <exception cref="LlmException">The call failed.</exception>
    public Task<LlmResult<T>> AskResultAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, CancellationToken cancellationToken) =>
        AskResultAsync(messages, chatOptions, callOptions, default, cancellationToken);

    /// <summary>Asks with the caller's options and returns the answer with the facts of the call.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the parameters say to the route.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The result.</returns>
    /// <exception cref="LlmException">The call failed.</exception>
    public Task<LlmResult<T>> AskResultAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken) =>
        WorkflowPlace.Body is { } place ? AskStepAsync(place, messages, chatOptions, callOptions, keys, cancellationToken)
            : Chunks is not null && messages is ChunkedPrompt prompt ? Chunks.AskAsync(this, prompt, chatOptions, callOptions, keys, cancellationToken)
            : _shadow is not null ? AskShadowedAsync(messages, chatOptions, callOptions, keys, cancellationToken)
            : _ensemble is not null
            ? _ensemble.AskResultAsync(Instruct(messages), chatOptions, callOptions, cancellationToken)
            : _engine.RunAsync<LlmResult<T>, ResultReader<T>>(new(_answer), Instruct(messages), chatOptions, callOptions, keys, null, cancellationToken);

    /// <summary>Says which models the call would ask, in which order and why, without asking any.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the parameters say to the route.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    /// <returns>The decision; of an ensemble the members in their order.</returns>
    public ValueTask<RouteDecision> ExplainAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken) =>
        _engine.ExplainAsync(Instruct(messages), chatOptions, callOptions, keys, isStream: false, cancellationToken);

    /// <summary>Asks the members of the ensemble and returns the merged answer with each contribution.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The merged answer.</returns>
    /// <exception cref="LlmException">Fewer members than the quorum answered.</exception>
    public Task<EnsembleResponse<T>> AskEnsembleAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken) =>
        AskEnsembleAsync(messages, null, null, cancellationToken);

    /// <summary>Asks the members of the ensemble with the caller's options and returns the merged answer with each contribution.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The merged answer.</returns>
    /// <exception cref="LlmException">Fewer members than the quorum answered.</exception>
    public Task<EnsembleResponse<T>> AskEnsembleAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, CancellationToken cancellationToken) =>
        WorkflowPlace.Body is { } place ? AskEnsembleStepAsync(place, messages, chatOptions, callOptions, cancellationToken)
            : _shadow is not null && _ensemble is not null ? AskShadowedEnsembleAsync(messages, chatOptions, callOptions, cancellationToken)
            : _ensemble is not null
            ? _ensemble.AskEnsembleAsync(Instruct(messages), chatOptions, callOptions, cancellationToken)
            : throw new InvalidOperationException($"'{_engine.Plan.FullName}' returns an ensemble's response but declares no [Ensemble]; add one.");

    /// <summary>Makes the call a turn of a conversation.</summary>
    /// <param name="id">The conversation; <see langword="null"/> or empty for none.</param>
    /// <param name="at">How many messages of the prompt stand before the earlier turns.</param>
    /// <param name="isSensitive">Whether the prompt has sensitive values.</param>
    /// <returns>The call in its conversation.</returns>
    public BoundConversation<T> InConversation(string? id, int at, bool isSensitive = false) => new(this, _engine.Memory, new(id, at, isSensitive));

    /// <summary>Picks the variant of the prompt.</summary>
    /// <param name="keys">What the parameters say; a sticky key always gets the same variant.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <returns>0 for the prompt itself, else the number of the variant.</returns>
    public int Pick(RouteKeys keys, LlmCallOptions? callOptions) => _engine.Pick(keys, callOptions);

    /// <summary>Makes the delimiters around the untrusted values of one call.</summary>
    /// <returns>The delimiters.</returns>
    public PromptFence NewFence() => _engine.NewFence();

    /// <summary>Estimates what the call costs, without sending anything.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <returns>The estimate.</returns>
    public LlmCostEstimate Estimate(IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions = null) => _engine.Estimate(Instruct(messages), chatOptions, _ensemble?.PromptsOf(Instruct(messages)));

    private IReadOnlyList<ChatMessage> Instruct(IReadOnlyList<ChatMessage> messages) => _instructions is null ? messages : FormInstructions.Add(messages, _instructions);
}
