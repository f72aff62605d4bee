using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <content>Streams in the body of a workflow, which are its steps.</content>
public partial class BoundStream
{
    /// <summary>Whether the facts of a stream are wanted though nobody asks for them: it has parts, or its answer is to be kept.</summary>
    internal bool NeedsFacts => HasParts || WorkflowPlace.Body?.Run.Journal is not null;

    /// <summary>Makes a stream a step of the workflow around it, if there is one.</summary>
    internal IAsyncEnumerable<T> AsStep<T>(
        IAsyncEnumerable<T> items,
        StreamRun<T> run,
        Func<IReadOnlyList<ChatMessage>> messages,
        ChatOptions? chatOptions,
        LlmCallOptions? callOptions,
        RouteKeys keys,
        CancellationToken cancellationToken,
        string? conversation = null)
    {
        if (WorkflowPlace.Body is not { } place)
            return items;
        return place.Run.Journal is { } journal
            ? StepAsync(place, journal, WorkflowStepKeys.Of(journal, Plan, $"{typeof(T)}|{run.Expected}", messages(), chatOptions, callOptions, keys, conversation), items, run, cancellationToken)
            : WorkflowSteps.StreamAsync(place, () => place.Run.NewStep(Plan.FullName), items, cancellationToken);
    }

    private async IAsyncEnumerable<T> StepAsync<T>(
        WorkflowPlace place, WorkflowJournal journal, WorkflowStepKey key, IAsyncEnumerable<T> items, StreamRun<T> run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        journal.ThrowIfOver();
        var at = place.Branch.Next();
        var name = Plan.FullName;
        if (journal.Take(key, at, name, out var hasChanged) is { } entry && Replay(run, entry) is { } known)
        {
            place.Run.NewStep(name).Resume(null, entry.Model);
            var hit = new LlmCacheHit(DateTimeOffset.FromUnixTimeMilliseconds(entry.Created), entry.Cost, entry.Usage);
            run.Facts = new(entry.Model, entry.NewResponse(), [], TimeSpan.Zero, _engine.Prompt, [], null, _engine) { CacheHit = hit, Citations = entry.Citations };
            foreach (var item in known)
                yield return item;
            yield break;
        }

        if (hasChanged)
            place.Run.TellChanged(name);
        var step = place.Run.NewStep(name);
        var isWhole = false;
        try
        {
            await foreach (var item in WorkflowSteps.StreamAsync(place, () => step, items, cancellationToken).ConfigureAwait(false))
                yield return item;
            isWhole = true;
        }
        finally
        {
            // It failed, or the body had enough of it; what was paid was paid.
            if (!isWhole)
                await journal.SpendAsync(at, name, step.Own).ConfigureAwait(false);
        }

        var facts = run.Facts;
        var text = facts is null ? null : WorkflowAnswer.TextOf(facts.Response, typeof(T) == typeof(ChatResponseUpdate));
        var kept = WorkflowJournal.Facts(facts?.Model ?? "", AttemptTotals.CostOf(facts?.Attempts ?? []), AttemptTotals.UsageOf(facts?.Attempts ?? []), facts?.Citations ?? [], _engine.Time);
        await journal.KeepAsync(key, at, name, text, facts?.Response ?? new(), kept, step.Own).ConfigureAwait(false);
    }
}
