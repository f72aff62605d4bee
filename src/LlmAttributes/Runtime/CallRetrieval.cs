using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Retrieves the passages of one call.</summary>
internal sealed class CallRetrieval
{
    // About what a chunk of a store has, where neither attribute nor store says how long a passage is.
    private const int TypicalPassageTokens = 250;

    private readonly LlmRuntime _runtime;
    private readonly CallPlan _plan;
    private readonly IContextRetriever[] _stores;
    private readonly ITokenCounter _counter;
    private readonly string[] _keys;
    private readonly string _operation;

    private CallRetrieval(LlmRuntime runtime, CallPlan plan, IContextRetriever[] stores, ITokenCounter? counter)
    {
        _runtime = runtime;
        _plan = plan;
        _stores = stores;
        _counter = counter ?? new TokenEstimator();
        _keys = [.. plan.Retrieve.Select(static retrieve => string.Create(
            CultureInfo.InvariantCulture, $"{retrieve.Store}|{retrieve.TopK}|{retrieve.MaxTokens}|{retrieve.MinScore}|{retrieve.OnEmpty}|{retrieve.EmptyText}"))];
        _operation = plan.FullName + " (retrieval)";
    }

    /// <summary>Finds the stores of a call.</summary>
    /// <param name="plan">What its attributes ask for.</param>
    /// <param name="runtime">Who has the stores.</param>
    /// <param name="counter">Counts as the call's first model does.</param>
    /// <param name="faults">Takes the stores that are missing.</param>
    public static CallRetrieval Of(CallPlan plan, LlmRuntime runtime, ITokenCounter? counter, List<string> faults)
    {
        var stores = new IContextRetriever[plan.Retrieve.Count];
        for (var i = 0; i < stores.Length; i++)
        {
            if (runtime.FindRetriever(plan.Retrieve[i].Store) is { } store)
                stores[i] = store;
            else
                faults.Add($"'{plan.FullName}' retrieves from '{plan.Retrieve[i].Store}', which the runtime does not have; call LlmRuntimeBuilder.UseRetriever, or register an IContextRetriever with this key in the container.");
        }

        return new(runtime, plan, stores, counter);
    }

    /// <summary>How many tokens passages add to a prompt at the most, as far as that can be known.</summary>
    public long TokensOf(IReadOnlyList<ChatMessage> messages)
    {
        long tokens = 0;
        foreach (var slot in RetrievedSlots.Find(messages, _stores.Length) ?? [])
        {
            if (slot is not null)
                tokens += _plan.Retrieve[slot.Index] is var plan && plan.MaxTokens is { } most ? most : TypicalPassageTokens * (long)(plan.TopK ?? RetrievalRequest.DefaultTopK);
        }

        return tokens;
    }

    /// <summary>Adds to a key what the stores say of themselves.</summary>
    public void AddTo(KeyBuffer key)
    {
        for (var i = 0; i < _stores.Length; i++)
        {
            key.Text(KeyPart.Store, _keys[i]);
            try
            {
                key.Text(KeyPart.Store, _stores[i].Version);
            }
            catch (Exception exception)
            {
                // What cannot be told apart is not kept.
                key.IsUnkeyable = true;
                _runtime.Errors.RecordFailure(exception, LlmComponents.Retriever, _plan.FullName);
            }
        }
    }

    /// <summary>Retrieves what the prompt has places for, from all stores at once.</summary>
    /// <param name="messages">The prompt.</param>
    /// <param name="tenant">The tenant that the call is made for.</param>
    /// <param name="search">Makes a query clearer, where queries are optimized.</param>
    /// <param name="telemetry">The spans of the call.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>What was found; <see langword="null"/> where the prompt has no place for anything.</returns>
    /// <exception cref="LlmException">A store failed, or had nothing where that is a failure.</exception>
    public async ValueTask<RetrievedContext?> RetrieveAsync(
        IReadOnlyList<ChatMessage> messages, string? tenant, Func<string, string>? search, CallTelemetry? telemetry, CancellationToken cancellationToken)
    {
        if (RetrievedSlots.Find(messages, _stores.Length) is not { } slots)
            return null;
        var found = new IReadOnlyList<RetrievedPassage>?[slots.Length];
        if (slots is [{ } only])
        {
            found[0] = await RetrieveAsync(only, RequestOf(only, tenant, search), telemetry, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await Task.WhenAll(slots.OfType<RetrievedSlot>().Select(async slot =>
                found[slot.Index] = await RetrieveAsync(slot, RequestOf(slot, tenant, search), telemetry, cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
        }

        return new(_plan.Retrieve, Cite(found));
    }

    // The passages of all stores are numbered through.
    private IReadOnlyList<Citation>?[] Cite(IReadOnlyList<RetrievedPassage>?[] found)
    {
        var cited = new IReadOnlyList<Citation>?[found.Length];
        var number = 0;
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i] is not { } passages)
                continue;
            var citations = new Citation[passages.Count];
            for (var p = 0; p < citations.Length; p++)
                citations[p] = new(++number, _plan.Retrieve[i].Store, passages[p]);
            cited[i] = citations;
        }

        return cited;
    }

    private RetrievalRequest RequestOf(RetrievedSlot slot, string? tenant, Func<string, string>? search)
    {
        var plan = _plan.Retrieve[slot.Index];
        return new(search is null ? slot.Query : search(slot.Query))
        {
            TopK = plan.TopK ?? RetrievalRequest.DefaultTopK,
            MaxTokens = plan.MaxTokens,
            MinScore = plan.MinScore,
            Partition = RetrievalPartition.Of(slot.Partition, tenant),
        };
    }

    private async Task<IReadOnlyList<RetrievedPassage>> RetrieveAsync(RetrievedSlot slot, RetrievalRequest request, CallTelemetry? telemetry, CancellationToken cancellationToken)
    {
        var (plan, store) = (_plan.Retrieve[slot.Index], _stores[slot.Index]);
        var start = _runtime.Time.GetTimestamp();
        var span = store.IsTraced ? null : telemetry?.StartRetrieval(plan.Store, request);
        try
        {
            var passages = Keep(request, await store.RetrieveAsync(request, cancellationToken).ConfigureAwait(false));
            End(plan, store, telemetry, span, start, passages.Count, null);
            return passages.Count == 0 && plan.OnEmpty == OnEmpty.Fail ? throw Nothing(plan) : passages;
        }
        catch (Exception exception) when (exception is not LlmException { Kind: LlmErrorKind.NothingFound })
        {
            End(plan, store, telemetry, span, start, 0, exception);
            if (exception is OperationCanceledException && cancellationToken.IsCancellationRequested)
                throw;
            var error = _runtime.Classifier.Classify(exception);
            throw new LlmException(error.Kind, $"Store '{plan.Store}' did not answer '{_plan.FullName}', so no model was asked; the inner exception has its words.", exception)
            {
                Contract = _plan.Contract,
                Call = _plan.Call,
                IsRetryable = error.IsRetryable,
                EndsCall = true,
            };
        }
    }

    private LlmException Nothing(RetrievePlan plan) =>
        new(LlmErrorKind.NothingFound, $"Store '{plan.Store}' has nothing for '{_plan.FullName}', so no model was asked; lower MinScore, add documents, or let OnEmpty of [Retrieve] go on without.")
        {
            Contract = _plan.Contract,
            Call = _plan.Call,
            EndsCall = true,
        };

    // What was asked for holds, whatever a store makes of it.
    private List<RetrievedPassage> Keep(RetrievalRequest request, IReadOnlyList<RetrievedPassage> passages)
    {
        List<RetrievedPassage> kept = [];
        var left = request.MaxTokens ?? long.MaxValue;
        for (var i = 0; i < passages.Count && kept.Count < request.TopK; i++)
        {
            if (passages[i].Score < request.MinScore)
                continue;
            var tokens = request.MaxTokens is null ? 0 : passages[i].Tokens ?? _counter.Count(passages[i].Text).Tokens;
            if (tokens > left)
                continue;
            left -= tokens;
            kept.Add(passages[i]);
        }

        return kept;
    }

    private void End(RetrievePlan plan, IContextRetriever store, CallTelemetry? telemetry, Activity? span, long start, int count, Exception? exception)
    {
        var duration = _runtime.Time.GetElapsedTime(start);
        if (!store.IsTraced)
            telemetry?.EndRetrieval(span, plan.Store, duration, count, exception);
        if (exception is null)
            _runtime.Errors.RecordSuccess(LlmComponents.Retriever);
        else
            _runtime.Errors.RecordFailure(exception, LlmComponents.Retriever, _plan.FullName);
        _runtime.TracerOrNull?.Record(new(_operation, duration)
        {
            Error = PerformanceMetric.KindOf(exception, _runtime.Errors),
            IsCancelled = exception is OperationCanceledException,
            Component = LlmComponents.Retriever,
        });
    }
}
