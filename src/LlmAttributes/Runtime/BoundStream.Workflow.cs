using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <content>Streams in the body of a workflow, which are its steps.</content>
public partial class BoundStream
{
    /// <summary>Whether the facts of a stream are wanted, since its answer is to be kept.</summary>
    private protected static bool IsKept => WorkflowPlace.Body?.Run.Journal is not null;

    /// <summary>Makes a stream a step of the workflow around it, if there is one.</summary>
    private protected IAsyncEnumerable<T> AsStep<T>(
        IAsyncEnumerable<T> items, StreamRun<T> run, Func<IReadOnlyList<ChatMessage>> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken)
    {
        if (WorkflowPlace.Body is not { } place)
            return items;
        if (place.Run.Journal is not { } journal)
            return WorkflowSteps.StreamAsync(place, Plan.FullName, items, cancellationToken);
        if (WorkflowStepKeys.Of(Plan, $"{typeof(T)}|{run.Expected}", messages(), chatOptions, callOptions, keys) is { } key)
            return StepAsync(place, journal, key, items, run, cancellationToken);
        journal.NotKept(Plan.FullName);
        return WorkflowSteps.StreamAsync(place, Plan.FullName, items, cancellationToken);
    }

    private async IAsyncEnumerable<T> StepAsync<T>(
        WorkflowPlace place, WorkflowJournal journal, LlmCacheKey key, IAsyncEnumerable<T> items, StreamRun<T> run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
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
        await foreach (var item in WorkflowSteps.StreamAsync(place, name, items, cancellationToken).ConfigureAwait(false))
            yield return item;
        if (run.Facts is { } facts)
        {
            var cost = AttemptTotals.CostOf(facts.Attempts);
            await journal.KeepAsync(key, at, name, facts.Response, WorkflowJournal.Facts(facts.Model, cost, AttemptTotals.UsageOf(facts.Attempts), facts.Citations, _engine.Time)).ConfigureAwait(false);
        }
        else
        {
            journal.NotKept(name);
        }
    }
}
