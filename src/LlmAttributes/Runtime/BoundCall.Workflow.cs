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
        StepAsync(place, messages, chatOptions, callOptions, keys, token => AskResultAsync(messages, chatOptions, callOptions, keys, token), cancellationToken);

    private async Task<T> AskCachedStepValueAsync<TState>(
        WorkflowPlace place, CacheText key, TState state, Func<TState, IReadOnlyList<ChatMessage>> render, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken) =>
        (await AskCachedStepAsync(place, key, state, render, chatOptions, callOptions, keys, cancellationToken).ConfigureAwait(false)).Value;

    private Task<LlmResult<T>> AskCachedStepAsync<TState>(
        WorkflowPlace place, CacheText key, TState state, Func<TState, IReadOnlyList<ChatMessage>> render, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken) =>
        StepAsync(place, place.Run.Journal is null ? [] : render(state), chatOptions, callOptions, keys, token => AskCachedResultAsync(key, state, render, chatOptions, callOptions, keys, token), cancellationToken);

    // What each member said is no text that could be kept.
    private async Task<EnsembleResponse<T>> AskEnsembleStepAsync(
        WorkflowPlace place, IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, CancellationToken cancellationToken)
    {
        if (place.Run.Journal is { } journal)
            journal.NotKept(Plan.FullName);
        return await WorkflowSteps.RunAsync(place, Plan.FullName, token => AskEnsembleAsync(messages, chatOptions, callOptions, token), static result => result.Value, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a call a step: where the run is kept, its answer is taken from there, or kept there.</summary>
    internal Task<LlmResult<T>> StepAsync(
        WorkflowPlace place,
        IReadOnlyList<ChatMessage> messages,
        ChatOptions? chatOptions,
        LlmCallOptions? callOptions,
        RouteKeys keys,
        Func<CancellationToken, Task<LlmResult<T>>> ask,
        CancellationToken cancellationToken)
    {
        if (place.Run.Journal is not { } journal)
            return WorkflowSteps.RunAsync(place, Plan.FullName, ask, static result => result.Value, cancellationToken);
        if (WorkflowStepKeys.Of(Plan, $"{typeof(T)}|{_answer.Expected}", messages, chatOptions, callOptions, keys) is { } key)
            return StepAsync(place, journal, key, ask, cancellationToken);
        journal.NotKept(Plan.FullName);
        return WorkflowSteps.RunAsync(place, Plan.FullName, ask, static result => result.Value, cancellationToken);
    }

    private async Task<LlmResult<T>> StepAsync(WorkflowPlace place, WorkflowJournal journal, LlmCacheKey key, Func<CancellationToken, Task<LlmResult<T>>> ask, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var at = place.Branch.Next();
        var name = Plan.FullName;
        if (journal.Take(key, at, name, out var hasChanged) is { } entry && Read(entry, _engine.Time.GetTimestamp()) is { } known)
        {
            place.Run.NewStep(name).Resume(known.Value, known.Model);
            return known;
        }

        if (hasChanged)
            place.Run.TellChanged(name);
        return await WorkflowSteps.RunAsync(place, name, async token =>
        {
            var result = await ask(token).ConfigureAwait(false);
            if (SaysTheSame(result))
                await journal.KeepAsync(key, at, name, result.Response, WorkflowJournal.Facts(result.Model, result.Cost, result.Usage, result.Citations, _engine.Time)).ConfigureAwait(false);
            else
                journal.NotKept(name);
            return result;
        }, static result => result.Value, cancellationToken).ConfigureAwait(false);
    }
}
