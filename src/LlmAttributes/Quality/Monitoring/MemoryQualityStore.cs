namespace LlmAttributes;

/// <summary>Keeps the last 62 days in the memory of this process.</summary>
public sealed class MemoryQualityStore : IQualityStore
{
    private const int KeptDays = 62;

    private readonly object _gate = new();
    private readonly Dictionary<(DateOnly Day, string Call, string Model), QualityLine> _lines = [];
    private DateOnly _newest;

    /// <inheritdoc/>
    public ValueTask AddAsync(IReadOnlyList<QualityLine> lines, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lines);
        lock (_gate)
        {
            foreach (var line in lines)
            {
                var key = (line.Day, line.Call, line.Model);
                _lines[key] = _lines.TryGetValue(key, out var known) ? known.Plus(line) : line;
                if (line.Day > _newest)
                    Forget(_newest = line.Day);
            }
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<QualityLine>> ReadAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        lock (_gate)
            return new([.. _lines.Values.Where(line => line.Day >= first && line.Day <= last)]);
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
