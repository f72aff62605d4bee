using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <summary>What is known of the steps of one run: those of earlier processes, and those that end now.</summary>
internal sealed class WorkflowJournal
{
    private static readonly CacheEntryFormat s_format = new(default);

    private readonly Dictionary<LlmCacheKey, Queue<WorkflowRecord>> _byKey = [];
    private readonly Dictionary<string, WorkflowRecord> _byPlace = new(StringComparer.Ordinal);
    private readonly WorkflowLease _lease;
    private readonly ILogger _logger;

    private WorkflowJournal(WorkflowLease lease, ILogger logger)
    {
        _lease = lease;
        _logger = logger;
    }

    /// <summary>What the steps of earlier processes took.</summary>
    public (TokenUsage Usage, Cost Cost) Before { get; private set; } = (default, Cost.Zero);

    /// <summary>Takes a run and reads its steps.</summary>
    /// <exception cref="WorkflowBusyException">Another process runs it.</exception>
    public static async ValueTask<WorkflowJournal> OpenAsync(WorkflowLease lease, ILogger logger, CancellationToken cancellationToken)
    {
        var journal = new WorkflowJournal(lease, logger);
        foreach (var record in await lease.Store.ReadAsync(lease.Run, cancellationToken).ConfigureAwait(false))
            journal.Add(record);
        return journal;
    }

    /// <summary>Takes the answer of a step that an earlier process has paid for.</summary>
    /// <param name="key">What is asked.</param>
    /// <param name="place">Where the step stands.</param>
    /// <param name="step">The call.</param>
    /// <param name="hasChanged">Whether the same step asked something else before.</param>
    /// <returns>The answer; <see langword="null"/> where there is none.</returns>
    public CacheEntry? Take(LlmCacheKey key, string place, string step, out bool hasChanged)
    {
        lock (_byKey)
        {
            hasChanged = false;
            if (_byKey.TryGetValue(key, out var known) && known.TryDequeue(out var record))
                return s_format.Read(key, record.Answer);
            hasChanged = _byPlace.TryGetValue(place, out var before) && before.Step == step && before.Key != key;
            return null;
        }
    }

    /// <summary>Keeps the answer of a step. The step has ended when it is kept.</summary>
    /// <exception cref="WorkflowBusyException">Another process has taken the run.</exception>
    public async ValueTask KeepAsync(LlmCacheKey key, string place, string step, ChatResponse response, CacheEntry facts)
    {
        if (CacheableAnswer.TextOf(response) is not { } text)
        {
            NotKept(step);
            return;
        }

        var entry = facts with { Text = text, ModelId = response.ModelId, FinishReason = response.FinishReason?.Value };
        bool isKept;
        try
        {
            // What was paid is kept, whoever wants no more.
            isKept = await _lease.Store.AddAsync(_lease.Run, _lease.Owner, new(key, place, step, s_format.Write(key, entry)), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Log.StepLost(_logger, exception, step, _lease.Run.Workflow);
            return;
        }

        if (!isKept)
            throw _lease.TakenOver();
    }

    /// <summary>Takes note of a step whose answer cannot be kept; a resumed run asks it again.</summary>
    public void NotKept(string step) => Log.StepNotKept(_logger, step, _lease.Run.Workflow);

    /// <summary>What is kept beside the text of an answer.</summary>
    public static CacheEntry Facts(string model, Cost cost, TokenUsage usage, IReadOnlyList<Citation> citations, TimeProvider time) => new()
    {
        Text = "", Model = model, Created = time.GetUtcNow().ToUnixTimeMilliseconds(), Expires = long.MaxValue, Cost = cost, Usage = usage, Citations = citations,
    };

    private void Add(WorkflowRecord record)
    {
        if (s_format.Read(record.Key, record.Answer) is not { } entry)
            return;
        if (!_byKey.TryGetValue(record.Key, out var known))
            _byKey[record.Key] = known = [];
        known.Enqueue(record);
        _byPlace[record.Place] = record;
        Before = (Before.Usage + entry.Usage, Before.Cost + entry.Cost);
    }
}
