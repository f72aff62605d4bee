using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <content>What was spent on which day. Accounts know only their sums, so that booking asks no clock; once a second, while there are calls, what is new goes to the day.</content>
public sealed partial class CostLedger
{
    private static readonly TimeSpan s_tick = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _flushing = new(1, 1);
    private readonly ILedgerStore _store;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    // Unique in all processes that share a store, which a seeded source is not.
    private readonly string _writer = Guid.NewGuid().ToString("N");
    private List<LedgerLine> _unkept = [];
    private LedgerBatch? _sent;
    private long _batches;
    private DateTimeOffset _since;

    /// <summary>Whether what was spent outlives the process.</summary>
    public bool IsDurable { get; }

    /// <summary>Reads what was spent on some days, by all processes that share the ledger's store.</summary>
    /// <param name="first">The first day, in UTC.</param>
    /// <param name="last">The last day.</param>
    /// <param name="cancellationToken">Cancels the wait for the store.</param>
    /// <returns>The report. An attempt counts for the day on which it ended, exact to a second.</returns>
    public async ValueTask<LedgerReport> ReadAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken = default)
    {
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        return new(await _store.ReadAsync(first, last, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Reckons what the running month will have cost at its end; see <see cref="LedgerReport.ProjectMonth"/>.</summary>
    /// <param name="cancellationToken">Cancels the wait for the store.</param>
    /// <returns>The projection.</returns>
    public async ValueTask<MonthProjection> ProjectMonthAsync(CancellationToken cancellationToken = default)
    {
        var now = _time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var report = await ReadAsync(today.AddDays(-Math.Max(today.Day, MonthProjection.MostDays)), today, cancellationToken).ConfigureAwait(false);
        return report.ProjectMonth(now);
    }

    /// <summary>Hands what is new to the store. A runtime does it by itself, and when it is disposed.</summary>
    /// <param name="cancellationToken">Cancels the wait for the store.</param>
    /// <returns>A task that ends when all that was booked before is kept, or the store has failed, which is logged; then it is tried again later.</returns>
    public async ValueTask FlushAsync(CancellationToken cancellationToken = default)
    {
        await _flushing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            Take();
            while (NextBatch() is { } batch)
            {
                await _store.AddAsync(batch, cancellationToken).ConfigureAwait(false);
                _sent = null;
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.LedgerNotKept(_logger, exception, _unkept.Count + (_sent?.Lines.Count ?? 0));
        }
        finally
        {
            _flushing.Release();
        }
    }

    // A batch that may have been kept goes again as it was: with what came since in it, the store could not tell.
    private LedgerBatch? NextBatch()
    {
        if (_sent is null && _unkept.Count > 0)
        {
            _sent = new(_writer, ++_batches, _unkept);
            _unkept = [];
        }

        return _sent;
    }

    // What was not sent stays, and what is new is added to it. It came within the last second, or since the last time where that is less.
    private void Take()
    {
        var now = _time.GetUtcNow();
        var day = DateOnly.FromDateTime((now - s_tick > _since ? now - s_tick : _since).UtcDateTime);
        _since = now;
        var left = _unkept.Count;
        lock (_gate)
        {
            foreach (var account in _accounts.Values)
            {
                if (account.TakeLine(day) is not { } line)
                    continue;
                var same = _unkept.FindIndex(0, left, l => LedgerLine.Compare(l, line) == 0);
                if (same < 0)
                    _unkept.Add(line);
                else
                    _unkept[same] = _unkept[same].Plus(line);
            }
        }
    }
}
