using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <summary>What is known of the steps of one run: those of earlier processes, and those that end now.</summary>
internal sealed class WorkflowJournal
{
    private readonly Dictionary<LlmCacheKey, Queue<CacheEntry>> _byKey = [];
    private readonly Dictionary<string, (string Step, LlmCacheKey Key)> _byPlace = new(StringComparer.Ordinal);
    private readonly List<(string Place, WorkflowSpend Spend)> _spent = [];
    private readonly WorkflowLease _lease;
    private readonly ILogger _logger;

    private WorkflowJournal(WorkflowLease lease, ILogger logger)
    {
        _lease = lease;
        _logger = logger;
    }

    public WorkflowRunKey Run => _lease.Run;

    /// <summary>What the steps of earlier processes took, those that failed too.</summary>
    public WorkflowSpend Before => SpentIn("");

    /// <summary>Whether answers to sensitive prompts are kept.</summary>
    public bool KeepsSensitive => _lease.KeepsSensitive;

    /// <summary>Takes a run and reads its steps.</summary>
    /// <exception cref="WorkflowBusyException">Another process runs it.</exception>
    public static async ValueTask<WorkflowJournal> OpenAsync(WorkflowLease lease, ILogger logger, CancellationToken cancellationToken)
    {
        var journal = new WorkflowJournal(lease, logger);
        foreach (var record in await lease.Store.ReadAsync(lease.Run, cancellationToken).ConfigureAwait(false))
            journal.Add(record);
        return journal;
    }

    /// <summary>Lets no step begin that another process may be paying for.</summary>
    /// <exception cref="WorkflowBusyException">Another process has the run, or may have.</exception>
    public void ThrowIfOver() => _lease.ThrowIfOver();

    /// <summary>What the steps of earlier processes took whose places begin with this one.</summary>
    public WorkflowSpend SpentIn(string place)
    {
        var total = WorkflowSpend.None;
        foreach (var (at, spend) in _spent)
        {
            if (at.StartsWith(place, StringComparison.Ordinal))
                total += spend;
        }

        return total;
    }

    /// <summary>Takes the answer of a step that an earlier process has paid for.</summary>
    /// <param name="key">What is asked.</param>
    /// <param name="place">Where the step stands.</param>
    /// <param name="step">The call.</param>
    /// <param name="hasChanged">Whether the same step asked something else before.</param>
    /// <returns>The answer; <see langword="null"/> where there is none.</returns>
    public CacheEntry? Take(WorkflowStepKey key, string place, string step, out bool hasChanged)
    {
        hasChanged = false;
        if (key.Hash is not { } asked)
            return null;
        lock (_byKey)
        {
            if (_byKey.TryGetValue(asked, out var known) && known.TryDequeue(out var answer))
                return answer;
            hasChanged = _byPlace.TryGetValue(place, out var before) && before.Step == step && before.Key != asked;
            return null;
        }
    }

    /// <summary>Keeps the answer of a step. The step has ended when it is kept.</summary>
    /// <param name="key">What was asked.</param>
    /// <param name="place">Where the step stands.</param>
    /// <param name="step">The call.</param>
    /// <param name="text">The text that its value is read from; <see langword="null"/> where there is none.</param>
    /// <param name="response">The answer.</param>
    /// <param name="facts">What is kept beside the text.</param>
    /// <param name="spend">What the step took.</param>
    /// <exception cref="WorkflowBusyException">Another process has taken the run.</exception>
    public async ValueTask KeepAsync(WorkflowStepKey key, string place, string step, string? text, ChatResponse response, CacheEntry facts, WorkflowSpend spend)
    {
        if (key.Hash is not { } asked || text is null)
        {
            if (key.IsSensitive)
                Log.StepIsSensitive(_logger, step, _lease.Run.Workflow);
            else
                Log.StepNotKept(_logger, step, _lease.Run.Workflow);
            await SpendAsync(place, step, spend).ConfigureAwait(false);
            return;
        }

        var entry = facts with { Text = text, ModelId = response.ModelId, FinishReason = response.FinishReason?.Value };
        if (!await TryAddAsync(new(asked, place, step, WorkflowRecordFormat.Write(asked, entry, spend))).ConfigureAwait(false))
            throw _lease.Lost();
    }

    /// <summary>Keeps what a step took that leaves no answer: one that failed, or whose answer cannot be kept.</summary>
    public async ValueTask SpendAsync(string place, string step, WorkflowSpend spend)
    {
        if (!spend.IsNone)
            await TryAddAsync(new(default, place, step, WorkflowRecordFormat.Write(default, null, spend))).ConfigureAwait(false);
    }

    /// <summary>What is kept beside the text of an answer.</summary>
    public static CacheEntry Facts(string model, Cost cost, TokenUsage usage, IReadOnlyList<Citation> citations, TimeProvider time) => new()
    {
        Text = "", Model = model, Created = time.GetUtcNow().ToUnixTimeMilliseconds(), Expires = long.MaxValue, Cost = cost, Usage = usage, Citations = citations,
    };

    /// <summary>Adds a record.</summary>
    /// <returns>Whether the run is still this process's.</returns>
    private async ValueTask<bool> TryAddAsync(WorkflowRecord record)
    {
        try
        {
            // What was paid is kept, whoever wants no more.
            return await _lease.Store.AddAsync(_lease.Run, _lease.Owner, record, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Log.StepLost(_logger, exception, record.Step, _lease.Run.Workflow);
            return true;
        }
    }

    private void Add(WorkflowRecord record)
    {
        if (WorkflowRecordFormat.Read(record.Key, record.Answer) is not var (answer, spend))
            return;
        _spent.Add((record.Place, spend));
        if (answer is null)
            return;
        if (!_byKey.TryGetValue(record.Key, out var known))
            _byKey[record.Key] = known = [];
        known.Enqueue(answer);
        _byPlace[record.Place] = (record.Step, record.Key);
    }
}
