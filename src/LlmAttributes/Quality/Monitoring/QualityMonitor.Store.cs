namespace LlmAttributes;

/// <content>What outlives the process.</content>
public sealed partial class QualityMonitor
{
    /// <summary>Reads what was counted in the last days, so that series begin with their mean and spread. A runtime does so when it begins.</summary>
    /// <param name="cancellationToken">Cancels the wait for the store.</param>
    /// <returns>A task that completes when all series have begun.</returns>
    public async ValueTask LoadAsync(CancellationToken cancellationToken = default)
    {
        var today = DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);
        var lines = await _store.ReadAsync(today.AddDays(-_options.DaysRead), today, cancellationToken).ConfigureAwait(false);
        foreach (var ofCall in lines.Where(ConfidenceLines.Is).GroupBy(static line => line.Call))
            ConfidenceOf(ofCall.Key).Begin(ofCall);
        foreach (var lineGroup in lines.Where(static line => !ConfidenceLines.Is(line)).GroupBy(static line => (line.Call, line.Model)))
        {
            var sum = lineGroup.Aggregate(static (a, b) => a.Plus(b));
            var mean = sum.Scores == 0 ? 0 : sum.Sum / sum.Scores;
            SeriesOf(sum.Call, sum.Model)?.Begin(sum.Scores, mean, Math.Max(0, sum.Squares - (sum.Scores * mean * mean)), sum.Judged, sum.JudgedSum);
        }

        Interlocked.Increment(ref _seenVersion);
    }

    /// <summary>Reads what was counted before, where the store says it.</summary>
    internal async Task LoadOrLogAsync()
    {
        try
        {
            await LoadAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Log.QualityNotRead(_logger, exception);
        }
    }

    /// <summary>Adds to the store what is new.</summary>
    /// <param name="cancellationToken">Cancels the wait for the store.</param>
    /// <returns>A task that completes when it is kept, or when the store failed, which is logged; the lines are added again with the next.</returns>
    public async ValueTask FlushAsync(CancellationToken cancellationToken = default)
    {
        List<(Action<QualityLine> PutBack, QualityLine Line)> taken = [];
        foreach (var series in _series.Values)
        {
            if (series.TakeUnsaved() is { } line)
                taken.Add((series.PutBack, line));
        }

        foreach (var calibrator in _confidences.Values)
        {
            foreach (var line in calibrator.TakeUnsaved())
                taken.Add((calibrator.PutBack, line));
        }

        if (taken.Count == 0)
            return;
        try
        {
            await _store.AddAsync(taken.ConvertAll(static t => t.Line), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            foreach (var (putBack, line) in taken)
                putBack(line);
            if (exception is OperationCanceledException && cancellationToken.IsCancellationRequested)
                throw;
            Log.QualityNotKept(_logger, exception, taken.Count);
        }
    }
}
