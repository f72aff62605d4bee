using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <content>What is done to a prompt before it is asked: passages are retrieved, then its query is optimized, then the passages are put into it.</content>
internal sealed partial class CallEngine
{
    /// <summary>Retrieves passages, where that is declared.</summary>
    public CallRetrieval? Retrieval { get; init; }

    /// <summary>Retrieves the passages of a prompt, within the time and the money of its call.</summary>
    /// <param name="messages">The prompt.</param>
    /// <param name="tenant">The tenant that the call is made for.</param>
    /// <param name="budget">What the call may cost.</param>
    /// <param name="left">How much time the call has.</param>
    /// <param name="observed">The call as observers see it.</param>
    /// <param name="caller">The caller's token.</param>
    /// <returns>What was found; <see langword="null"/> where the prompt has no place for anything.</returns>
    /// <exception cref="LlmException">A store failed, or had nothing where that is a failure.</exception>
    public async ValueTask<RetrievedContext?> RetrieveAsync(
        IReadOnlyList<ChatMessage> messages, string? tenant, CallBudget? budget, TimeSpan left, ObservedCall? observed, CancellationToken caller)
    {
        using var limit = left == Timeout.InfiniteTimeSpan ? null : new CancellationTokenSource(WholeMilliseconds.RoundUp(left), _time);
        using var cancelled = limit is null ? default : caller.UnsafeRegister(static limit => ((CancellationTokenSource)limit!).Cancel(), limit);

        // What a store asks models for, such as embeddings, is a part of the call.
        using var scope = budget is null && tenant == LlmScope.Current?.Tenant ? null : LlmScope.Begin(tenant, budget);
        var token = limit?.Token ?? caller;
        try
        {
            var search = Queries is { } queries ? query => queries.Search(query) : (Func<string, string>?)null;
            var retrieving = Retrieval!.RetrieveAsync(messages, tenant, search, _telemetry, token);

            // A store that ignores its token does not hold the call.
            var retrieved = retrieving.IsCompletedSuccessfully ? retrieving.Result : await retrieving.AsTask().WaitAsync(token).ConfigureAwait(false);
            if (retrieved is not null)
                TellOf(retrieved, observed);
            return retrieved;
        }
        catch (OperationCanceledException late) when (limit is { IsCancellationRequested: true } && !caller.IsCancellationRequested)
        {
            throw TotalTimeout(late);
        }
    }

    private void TellOf(RetrievedContext retrieved, ObservedCall? observed)
    {
        for (var i = 0; i < retrieved.Count; i++)
        {
            if (retrieved.CountOf(i) is not { } count)
                continue;
            var store = retrieved.StoreOf(i);
            Log.Retrieved(_logger, _name, store, count);
            observed?.Decide(new(CallDecisionKind.Retrieve, "") { Reason = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{store}: {count}") });
        }
    }

    private async ValueTask PrepareAsync(CallFrame frame, LlmCallOptions? callOptions, bool isGuarded)
    {
        if (Retrieval is not null)
        {
            frame.BeginStage();
            frame.Retrieved = await RetrieveAsync(frame.Messages, frame.Tenant, frame.Budget, TimeLeft(frame, Timeout.InfiniteTimeSpan), frame.Observed, frame.Caller).ConfigureAwait(false);
            frame.EndStage(CallStage.Retrieve);
            frame.HasWaited |= frame.Retrieved is not null;
        }

        if (Queries is not null && isGuarded)
            await OptimizeAsync(frame, callOptions).ConfigureAwait(false);
        if (frame.Retrieved is not { } retrieved)
            return;
        frame.BeginStage();
        frame.Replace(retrieved.Fill(frame.Messages));
        frame.EndStage(CallStage.Render);
    }
}
