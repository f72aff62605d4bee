using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <content>Calls in the body of a workflow, which are its steps.</content>
public sealed partial class BoundCall<T>
{
    private async Task<T> AskStepValueAsync(
        WorkflowPlace place, IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken) =>
        (await AskStepAsync(place, messages, chatOptions, callOptions, keys, cancellationToken).ConfigureAwait(false)).Value;

    private Task<LlmResult<T>> AskStepAsync(
        WorkflowPlace place, IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken) =>
        StepAsync(place, token => AskResultAsync(messages, chatOptions, callOptions, keys, token), cancellationToken);

    private async Task<T> AskCachedStepValueAsync<TState>(
        WorkflowPlace place, CacheText key, TState state, Func<TState, IReadOnlyList<ChatMessage>> render, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken) =>
        (await AskCachedStepAsync(place, key, state, render, chatOptions, callOptions, keys, cancellationToken).ConfigureAwait(false)).Value;

    private Task<LlmResult<T>> AskCachedStepAsync<TState>(
        WorkflowPlace place, CacheText key, TState state, Func<TState, IReadOnlyList<ChatMessage>> render, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken) =>
        StepAsync(place, token => AskCachedResultAsync(key, state, render, chatOptions, callOptions, keys, token), cancellationToken);

    private async Task<EnsembleResponse<T>> AskEnsembleStepAsync(
        WorkflowPlace place, IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, CancellationToken cancellationToken) =>
        (EnsembleResponse<T>)await StepAsync(place, async token => await AskEnsembleAsync(messages, chatOptions, callOptions, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>Makes a call of this contract's method a step.</summary>
    internal Task<LlmResult<T>> StepAsync(WorkflowPlace place, Func<CancellationToken, Task<LlmResult<T>>> ask, CancellationToken cancellationToken) =>
        WorkflowSteps.RunAsync(place, _engine.Plan.FullName, ask, static result => result.Value, cancellationToken);
}
