namespace LlmAttributes;

/// <summary>Keeps the ledger's last 62 days in the memory of this process.</summary>
public sealed class MemoryLedgerStore : ILedgerStore
{
    private const int KeptDays = 62;

    private readonly object _gate = new();
    private DateOnly _newest;
    private readonly Dictionary<string, long> _numbers = [];
    private readonly Dictionary<(DateOnly Day, string Contract, string Call, string Model, string? Tenant), LedgerLine> _lines = [];

    /// <inheritdoc/>
    public ValueTask AddAsync(LedgerBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        lock (_gate)
        {
            if (_numbers.TryGetValue(batch.Writer, out var last) && last >= batch.Number)
                return default;
            _numbers[batch.Writer] = batch.Number;
            foreach (var line in batch.Lines)
            {
                var key = (line.Day, line.Contract, line.Call, line.Model, line.Tenant);
                _lines[key] = _lines.TryGetValue(key, out var known) ? known.Plus(line) : line;
                if (line.Day > _newest)
                    Forget(_newest = line.Day);
            }
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<LedgerLine>> ReadAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        List<LedgerLine> found = [];
        lock (_gate)
        {
            foreach (var line in _lines.Values)
            {
                if (line.Day >= first && line.Day <= last)
                    found.Add(line);
            }
        }

        found.Sort(LedgerLine.Compare);
        return new(found);
    }

    private void Forget(DateOnly today)
    {
        foreach (var key in _lines.Keys)
        {
            if (today.DayNumber - key.Day.DayNumber >= KeptDays)
                _lines.Remove(key);
        }
    }
}
