namespace LlmAttributes;

/// <summary>The account of a limit in a <see cref="MemoryBudgetStore"/>, whose lock guards it: a ring of buckets and their sums.</summary>
internal sealed class MemoryBudgetAccount
{
    private readonly (long Spent, long Reserved, int Open)[] _buckets;
    private readonly BudgetLimit _limit;
    private long _spent;
    private long _reserved;
    private int _open;
    private List<(long PicoUsd, long UntilTicks)>? _raises;

    public MemoryBudgetAccount(MemoryBudgetStore owner, BudgetLimit limit)
    {
        Owner = owner;
        _buckets = new (long, long, int)[limit.BucketCount];
        _limit = limit;
        Newest = long.MinValue;
    }

    /// <summary>The store; none when it has forgotten the account.</summary>
    public MemoryBudgetStore? Owner { get; private set; }

    /// <summary>The number of the running bucket.</summary>
    public long Newest { get; private set; }

    public bool Fits(BudgetLimit limit) => limit.Period == _limit.Period && limit.Window == _limit.Window;

    /// <summary>Whether nothing that was booked or raised counts at a moment any more.</summary>
    public bool IsOver(DateTimeOffset moment)
    {
        var bucket = _limit.BucketAt(moment);
        var isPast = Newest == long.MinValue || (_buckets.Length == 1 ? bucket > Newest : bucket - Newest >= _buckets.Length);
        return isPast && _raises?.Exists(raise => raise.UntilTicks > moment.UtcTicks) != true;
    }

    /// <summary>Takes note that the store has forgotten the account, so that limits which know it ask for another.</summary>
    public void Leave() => Owner = null;

    /// <summary>Lets the buckets go that a moment leaves behind. Clocks may step back a little; what is over stays over.</summary>
    public void Advance(long bucket)
    {
        if (bucket <= Newest)
            return;

        // A bucket of the calendar has the number of its first second, so there only the order of numbers counts.
        var steps = Newest == long.MinValue || _buckets.Length == 1 ? _buckets.Length : (int)Math.Min(_buckets.Length, bucket - Newest);
        for (var i = 0; i < steps; i++)
        {
            ref var old = ref _buckets[Slot(bucket - i)];
            _spent = Saturating.Subtract(_spent, old.Spent);
            _reserved = Saturating.Subtract(_reserved, old.Reserved);
            _open -= old.Open;
            old = default;
        }

        Newest = bucket;
    }

    /// <summary>What is left for one more reservation.</summary>
    public long Left(BudgetLimit limit, long ticks) =>
        Saturating.Subtract(Saturating.Add(limit.PicoUsd, Raised(ticks)), Saturating.Add(_spent, _reserved));

    public void Reserve(long picoUsd)
    {
        ref var bucket = ref _buckets[Slot(Newest)];
        bucket.Reserved = Saturating.Add(bucket.Reserved, picoUsd);
        bucket.Open++;
        _reserved = Saturating.Add(_reserved, picoUsd);
        _open++;
    }

    /// <summary>Takes a reservation back.</summary>
    public void Free(long number, long picoUsd)
    {
        if (!Counts(number))
            return;
        ref var bucket = ref _buckets[Slot(number)];
        bucket.Reserved = Saturating.Subtract(bucket.Reserved, picoUsd);
        bucket.Open--;
        _reserved = Saturating.Subtract(_reserved, picoUsd);
        _open--;
    }

    /// <summary>Books what was spent.</summary>
    /// <returns>Whether that brought the sum to an amount from below.</returns>
    public bool Spend(long number, long picoUsd, long mark)
    {
        if (!Counts(number))
            return false;
        ref var bucket = ref _buckets[Slot(number)];
        bucket.Spent = Saturating.Add(bucket.Spent, picoUsd);
        var before = _spent;
        _spent = Saturating.Add(_spent, picoUsd);
        return before < mark && _spent >= mark;
    }

    public void Raise(long picoUsd, long untilTicks, long nowTicks)
    {
        _raises ??= [];
        _raises.RemoveAll(r => r.UntilTicks <= nowTicks);
        if (untilTicks > nowTicks)
            _raises.Add((picoUsd, untilTicks));
    }

    public BudgetReading Read(long ticks) => new(_spent, _reserved, Raised(ticks), _open);

    private long Raised(long ticks)
    {
        if (_raises is null)
            return 0;
        long sum = 0;
        foreach (var (picoUsd, untilTicks) in _raises)
            sum = untilTicks > ticks ? Saturating.Add(sum, picoUsd) : sum;
        return sum;
    }

    private bool Counts(long number) => number <= Newest && (_buckets.Length == 1 ? number == Newest : number > Newest - _buckets.Length);

    private int Slot(long number) => _buckets.Length == 1 ? 0 : (int)(number % _buckets.Length);
}
