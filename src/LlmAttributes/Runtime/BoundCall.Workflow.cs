using System.Globalization;
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
        StepAsync(place, messages, chatOptions, callOptions, keys, null, token => AskResultAsync(messages, chatOptions, callOptions, keys, token), cancellationToken);

    private async Task<T> AskCachedStepValueAsync<TState>(
        WorkflowPlace place, CacheText key, TState state, Func<TState, IReadOnlyList<ChatMessage>> render, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken) =>
        (await AskCachedStepAsync(place, key, state, render, chatOptions, callOptions, keys, cancellationToken).ConfigureAwait(false)).Value;

    private Task<LlmResult<T>> AskCachedStepAsync<TState>(
        WorkflowPlace place, CacheText key, TState state, Func<TState, IReadOnlyList<ChatMessage>> render, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken) =>
        StepAsync(place, place.Run.Journal is null ? [] : render(state), chatOptions, callOptions, keys, null, token => AskCachedResultAsync(key, state, render, chatOptions, callOptions, keys, token), cancellationToken);

    /// <summary>Makes a call of an ensemble a step. What each member said is no text that could be kept.</summary>
    internal async Task<EnsembleResponse<T>> EnsembleStepAsync(WorkflowPlace place, Func<CancellationToken, Task<LlmResult<T>>> ask, CancellationToken cancellationToken) =>
        (EnsembleResponse<T>)(place.Run.Journal is { } journal
            ? await StepAsync(place, journal, default, ask, cancellationToken).ConfigureAwait(false)
            : await WorkflowSteps.RunAsync(place, place.Run.NewStep(Plan.FullName), ask, static result => result.Value, cancellationToken).ConfigureAwait(false));

    private Task<EnsembleResponse<T>> AskEnsembleStepAsync(
        WorkflowPlace place, IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, CancellationToken cancellationToken) =>
        EnsembleStepAsync(place, async token => await AskEnsembleAsync(messages, chatOptions, callOptions, token).ConfigureAwait(false), cancellationToken);

    /// <summary>Makes a call a step: where the run is kept, its answer is taken from there, or kept there.</summary>
    internal Task<LlmResult<T>> StepAsync(
        WorkflowPlace place,
        IReadOnlyList<ChatMessage> messages,
        ChatOptions? chatOptions,
        LlmCallOptions? callOptions,
        RouteKeys keys,
        string? conversation,
        Func<CancellationToken, Task<LlmResult<T>>> ask,
        CancellationToken cancellationToken) =>
        place.Run.Journal is { } journal
            ? StepAsync(place, journal, KeyOf(journal, "", messages, chatOptions, callOptions, keys, conversation), ask, cancellationToken)
            : WorkflowSteps.RunAsync(place, place.Run.NewStep(Plan.FullName), ask, static result => result.Value, cancellationToken);

    /// <summary>Asks for a part of a step, as a chunk of its document is. Where the run is kept, it is kept for itself, so that of a long step little is asked again.</summary>
    internal async Task<LlmResult<T>> AskPartAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions callOptions, RouteKeys keys, CancellationToken cancellationToken)
    {
        if (WorkflowPlace.Current is not { Step: { } whole } place || place.Run.Journal is not { } journal)
            return await AskResultAsync(messages, chatOptions, callOptions, keys, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        journal.ThrowIfOver();
        var key = KeyOf(journal, "part ", messages, chatOptions, callOptions, keys, null);
        var at = string.Create(CultureInfo.InvariantCulture, $"{place.Branch.Path}#{whole.Number}.{callOptions.Part?.Index}");
        if (journal.Take(key, at, Plan.FullName, out _) is { } entry && Read(entry, _engine.Time.GetTimestamp()) is { } known)
            return known;
        var part = whole.NewPart();
        using var scope = LlmScope.Begin(place with { Step = part });
        return await KeepAsync(journal, key, at, part, token => AskResultAsync(messages, chatOptions, callOptions, keys, token), cancellationToken).ConfigureAwait(false);
    }

    private WorkflowStepKey KeyOf(WorkflowJournal journal, string part, IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, string? conversation) =>
        WorkflowStepKeys.Of(journal, Plan, $"{part}{typeof(T)}|{_answer.Expected}", messages, chatOptions, callOptions, keys, conversation);

    private async Task<LlmResult<T>> StepAsync(WorkflowPlace place, WorkflowJournal journal, WorkflowStepKey key, Func<CancellationToken, Task<LlmResult<T>>> ask, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        journal.ThrowIfOver();
        var at = place.Branch.Next();
        var name = Plan.FullName;
        if (journal.Take(key, at, name, out var hasChanged) is { } entry && Read(entry, _engine.Time.GetTimestamp()) is { } known)
        {
            place.Run.NewStep(name).Resume(known.Value, known.Model);
            return known;
        }

        if (hasChanged)
            place.Run.TellChanged(name);
        var step = place.Run.NewStep(name);
        return await WorkflowSteps.RunAsync(place, step, token => KeepAsync(journal, key, at, step, ask, token), static result => result.Value, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks, and keeps the answer and what it took; of a failure what it took.</summary>
    private async Task<LlmResult<T>> KeepAsync(WorkflowJournal journal, WorkflowStepKey key, string at, WorkflowStep step, Func<CancellationToken, Task<LlmResult<T>>> ask, CancellationToken cancellationToken)
    {
        LlmResult<T> result;
        try
        {
            result = await ask(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await journal.SpendAsync(at, Plan.FullName, step.Own).ConfigureAwait(false);
            throw;
        }

        var text = SaysTheSame(result) ? WorkflowAnswer.TextOf(result.Response, typeof(T) == typeof(ChatResponse)) : null;
        var facts = WorkflowJournal.Facts(result.Model, result.Cost, result.Usage, result.Citations, _engine.Time);
        await journal.KeepAsync(key, at, Plan.FullName, text, result.Response, facts, step.Own).ConfigureAwait(false);
        return result;
    }
}
