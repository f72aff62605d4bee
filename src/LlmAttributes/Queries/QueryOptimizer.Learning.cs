namespace LlmAttributes;

/// <content>What is learned from outcomes.</content>
public sealed partial class QueryOptimizer
{
    private readonly object _unsavedLock = new();
    private readonly List<QueryRecord> _unsaved = [];

    /// <summary>Gets how many outcomes are remembered.</summary>
    public int HistoryCount => _history.Count;

    /// <summary>Tells how a query fared.</summary>
    /// <param name="query">The query.</param>
    /// <param name="score">How good the answer was, 0 to 1.</param>
    /// <param name="answer">The answer, when it may serve as an example later.</param>
    /// <exception cref="ArgumentOutOfRangeException">The score is not between 0 and 1.</exception>
    public void Report(OptimizedQuery query, double score, string? answer = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        RouteFeedback.Check(score);
        var isKept = !query.Context.IsSensitive;
        var entry = new QueryRecord(_time.GetUtcNow(), query.Plan.Task.Task, query.Plan.Clarity.Band, query.Strategies, score)
        {
            Query = isKept ? query.Original : null,
            Answer = isKept ? answer : null,
            Partition = query.Context.Partition,
        };
        Remember(entry);
        if (_options.Store is null)
            return;
        lock (_unsavedLock)
        {
            _unsaved.Add(entry);
            // What a store that is away cannot take would be forgotten by the history, too.
            if (_unsaved.Count > _options.MaxHistory)
                _unsaved.RemoveAt(0);
        }
    }

    /// <summary>Estimates what strategies add to the score of a kind of query.</summary>
    /// <param name="task">The kind of task.</param>
    /// <param name="band">How clear the query is.</param>
    /// <param name="strategies">The strategies, together.</param>
    /// <returns>The gain over doing nothing; <see cref="QueryGain.Unknown"/> while fewer than five outcomes of such queries used each of them, or fewer than five did not.</returns>
    public QueryGain GainOf(TaskType task, ClarityBand band, QueryStrategies strategies) => _gains.GainOf(task, band, strategies);

    /// <summary>Reads the history that the store has.</summary>
    /// <param name="cancellationToken">Cancels the wait for the store.</param>
    /// <returns>A task that completes when it is learned.</returns>
    public async ValueTask LoadAsync(CancellationToken cancellationToken = default)
    {
        if (_options.Store is not { } store)
            return;
        foreach (var entry in await store.ReadAsync(_options.MaxHistory, cancellationToken).ConfigureAwait(false))
            Remember(entry);
    }

    /// <summary>Adds to the store what is new.</summary>
    /// <param name="cancellationToken">Cancels the wait for the store.</param>
    /// <returns>A task that completes when it is kept. When the store fails, the outcomes are added again with the next.</returns>
    public async ValueTask FlushAsync(CancellationToken cancellationToken = default)
    {
        if (_options.Store is not { } store)
            return;
        QueryRecord[] taken;
        lock (_unsavedLock)
        {
            taken = [.. _unsaved];
            _unsaved.Clear();
        }

        if (taken.Length == 0)
            return;
        try
        {
            await store.AddAsync(taken, _options.MaxHistory, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            lock (_unsavedLock)
                _unsaved.InsertRange(0, taken);
            throw;
        }
    }

    private void Remember(QueryRecord entry)
    {
        _gains.Learn(entry);
        if (_history.Add(entry, _options.GoodScore) is { } forgotten)
            _gains.Forget(forgotten);
    }
}
