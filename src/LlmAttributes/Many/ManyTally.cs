using System.Diagnostics;

namespace LlmAttributes;

/// <summary>Counts what became of the items of a run.</summary>
internal sealed class ManyTally(ManyOptions options, string name, Activity? span)
{
    private readonly long _start = options.TimeProvider.GetTimestamp();
    private int _done;
    private int _failed;
    private int _notStarted;
    private TokenUsage _usage;
    private Cost _cost = Cost.Zero;
    private Cost _batchCost = Cost.Zero;
    private decimal _spentUsd;

    public int? Total { get; set; } = options.Total;

    /// <summary>What is known to be spent.</summary>
    public decimal SpentUsd => _spentUsd;

    public string Name => name;

    public void Count<TItem, TResult>(ManyOutcome<TItem, TResult> outcome, int inFlight)
    {
        if (outcome.IsSuccess)
            _done++;
        else if (outcome.State == ManyState.NotStarted)
            _notStarted++;
        else
            _failed++;
        foreach (var attempt in (outcome.Result as IAttemptedResult)?.Attempts ?? (outcome.Error as LlmException)?.Attempts ?? [])
            Count(attempt);
        if (options.Progress is not null)
            Tell(options.Progress, inFlight);
    }

    public LlmException Over(LlmErrorKind kind, string why) =>
        new(kind, $"'{name}' did not begin this item, since {why}.") { IsRefusal = true, Call = name };

    // Whoever follows the run must not cost it an outcome that is paid for.
    private void Tell(IProgress<ManyProgress> progress, int inFlight)
    {
        try
        {
            progress.Report(Now(inFlight));
        }
        catch (Exception exception)
        {
            span?.AddEvent(new(SemConv.ExceptionEvent, tags: new(new Dictionary<string, object?> { [SemConv.ExceptionType] = exception.GetType().FullName })));
        }
    }

    private void Count(AttemptRecord attempt)
    {
        _usage += attempt.Usage.GetValueOrDefault();
        _cost += attempt.Cost;
        _spentUsd += attempt.Cost.IsKnown ? attempt.Cost.Usd : 0;
        if (attempt.Usage is { } usage)
            _batchCost += attempt.Price?.BatchOf(usage) ?? Cost.Unknown;
    }

    private ManyProgress Now(int inFlight)
    {
        var elapsed = options.TimeProvider.GetElapsedTime(_start);
        var ended = _done + _failed;
        return new(_done, _failed, inFlight)
        {
            NotStarted = _notStarted,
            Total = Total,
            Usage = _usage,
            Cost = _cost,
            BatchCost = _batchCost,
            Elapsed = elapsed,
            Remaining = Total is { } total && ended > 0 ? elapsed * Math.Max(0, total - ended - _notStarted) / ended : null,
        };
    }
}
