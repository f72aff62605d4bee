namespace LlmAttributes;

/// <summary>Keeps budgets in the memory of this process: for one process, and for budgets that may begin anew with it.</summary>
/// <remarks>Accounts, such as those of tenants, are forgotten a day after all that was booked in them has left their period.</remarks>
public sealed class MemoryBudgetStore : IBudgetStore
{
    private const int FewAccounts = 64;

    private static readonly long s_remembered = TimeSpan.FromHours(24).Ticks;

    private readonly object _gate = new();
    private readonly Dictionary<string, MemoryBudgetAccount> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(long PicoUsd, DateTimeOffset Until)>> _early = new(StringComparer.Ordinal);
    private Entry[] _entries = new Entry[16];
    private int _used;
    private int _free = -1;
    private long _nextSweep = long.MaxValue;
    private long _latest;
    private int _manyAccounts = FewAccounts;

    internal int Accounts => _accounts.Count;

    /// <inheritdoc/>
    public ValueTask<BudgetReservation> ReserveAsync(BudgetRequest request, CancellationToken cancellationToken) => new(Reserve(request));

    /// <inheritdoc/>
    public ValueTask<BudgetSettlement> SettleAsync(BudgetReservation reservation, long picoUsd, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(picoUsd);
        return new(Settle(reservation, picoUsd));
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(BudgetReservation reservation, CancellationToken cancellationToken)
    {
        Settle(reservation, 0);
        return default;
    }

    /// <inheritdoc/>
    public ValueTask<bool> ExtendAsync(BudgetReservation reservation, DateTimeOffset now, DateTimeOffset expires, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Sweep(now.UtcTicks);
            var slot = Find(reservation.Id);
            if (slot < 0 || _entries[slot].IsExpired)
                return new(false);
            _entries[slot].ExpiresTicks = Math.Max(_entries[slot].ExpiresTicks, expires.UtcTicks);
            return new(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<BudgetReading> ReadAsync(BudgetLimit limit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(limit);
        lock (_gate)
        {
            Sweep(now.UtcTicks);
            var account = AccountOf(limit);
            account.Advance(limit.BucketAt(now));
            return new(account.Read(now.UtcTicks));
        }
    }

    /// <inheritdoc/>
    public ValueTask RaiseAsync(string name, long picoUsd, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfZero(picoUsd);
        lock (_gate)
        {
            // What raises a limit before it was first used waits for it.
            if (_accounts.TryGetValue(name, out var account))
                account.Raise(picoUsd, until.UtcTicks, now.UtcTicks);
            else if (_early.TryGetValue(name, out var raises))
                raises.Add((picoUsd, until));
            else
                _early.Add(name, [(picoUsd, until)]);
        }

        return default;
    }

    /// <summary>What is left of the tightest of some limits.</summary>
    internal long Left(BudgetLimit[] limits, DateTimeOffset now, out BudgetLimit? tightest)
    {
        lock (_gate)
        {
            Sweep(now.UtcTicks);
            return Tightest(limits, now, out tightest);
        }
    }

    private BudgetReservation Reserve(in BudgetRequest request)
    {
        // Elements of an array are there at once; those of a list are asked for through its interface.
        var limits = request.Limits as BudgetLimit[] ?? [.. request.Limits];
        lock (_gate)
        {
            Sweep(request.Now.UtcTicks);
            var left = Tightest(limits, request.Now, out var tightest);
            if (left < request.MinPicoUsd)
                return new(limits, request.Now) { RefusedBy = tightest, Tightest = tightest, LeftPicoUsd = left };
            var amount = Math.Min(left, request.MaxPicoUsd);
            return new(limits, request.Now) { Id = Open(limits, request.Expires.UtcTicks, amount), PicoUsd = amount, Tightest = tightest, LeftPicoUsd = left - amount };
        }
    }

    private long Tightest(BudgetLimit[] limits, DateTimeOffset now, out BudgetLimit? tightest)
    {
        var left = long.MaxValue;
        tightest = null;
        for (var i = 0; i < limits.Length; i++)
        {
            var limit = limits[i];
            var account = AccountOf(limit);
            account.Advance(limit.BucketAt(now));
            var here = account.Left(limit, now.UtcTicks);
            if (here < left)
                (left, tightest) = (here, limit);
        }

        return left;
    }

    private UInt128 Open(BudgetLimit[] limits, long expiresTicks, long amount)
    {
        var slot = TakeSlot();
        ref var entry = ref _entries[slot];
        if (entry.Buckets is null || entry.Buckets.Length < limits.Length)
            entry.Buckets = new long[limits.Length];
        for (var i = 0; i < limits.Length; i++)
        {
            var account = AccountOf(limits[i]);
            account.Reserve(amount);
            entry.Buckets[i] = account.Newest;
        }

        entry.Limits = limits;
        entry.PicoUsd = amount;
        entry.ExpiresTicks = expiresTicks;
        entry.IsExpired = false;
        _nextSweep = Math.Min(_nextSweep, entry.ExpiresTicks);
        return new(entry.Version, (ulong)slot + 1);
    }

    private BudgetSettlement Settle(in BudgetReservation reservation, long picoUsd)
    {
        lock (_gate)
        {
            var slot = Find(reservation.Id);
            if (slot < 0)
                return default;
            ref var entry = ref _entries[slot];
            var softLimits = 0UL;
            for (var i = 0; i < entry.Limits!.Length; i++)
            {
                var limit = entry.Limits[i];
                if (Known(limit) is not { } account)
                    continue;
                if (!entry.IsExpired)
                    account.Free(entry.Buckets![i], entry.PicoUsd);
                if (account.Spend(entry.Buckets![i], picoUsd, limit.SoftPicoUsd))
                    softLimits |= 1UL << i;
            }

            Forget(slot);
            return new(true, softLimits);
        }
    }

    // Frees what is past its lease, and forgets what has been for long. It comes before all else, so that nothing is forgotten under way.
    private void Sweep(long ticks)
    {
        _latest = Math.Max(_latest, ticks);
        if (_accounts.Count >= _manyAccounts)
            ForgetAccounts();
        if (ticks < _nextSweep)
            return;
        _nextSweep = long.MaxValue;
        for (var slot = 0; slot < _used; slot++)
        {
            ref var entry = ref _entries[slot];
            if (entry.Limits is null)
                continue;
            if (!entry.IsExpired && ticks >= entry.ExpiresTicks)
            {
                entry.IsExpired = true;
                for (var i = 0; i < entry.Limits.Length; i++)
                    Known(entry.Limits[i])?.Free(entry.Buckets![i], entry.PicoUsd);
            }

            var due = entry.IsExpired ? entry.ExpiresTicks + s_remembered : entry.ExpiresTicks;
            if (ticks >= due)
                Forget(slot);
            else
                _nextSweep = Math.Min(_nextSweep, due);
        }
    }

    private MemoryBudgetAccount AccountOf(BudgetLimit limit) =>
        limit.Account is { } known && known.Owner == this ? known : FindAccount(limit);

    // An account that is forgotten has nothing in it that counts.
    private MemoryBudgetAccount? Known(BudgetLimit limit) =>
        limit.Account is { } known && known.Owner == this ? known : _accounts.GetValueOrDefault(limit.Name);

    private MemoryBudgetAccount FindAccount(BudgetLimit limit)
    {
        if (!_accounts.TryGetValue(limit.Name, out var account))
        {
            _accounts.Add(limit.Name, account = new(this, limit));
            if (_early.Remove(limit.Name, out var raises))
                raises.ForEach(r => account.Raise(r.PicoUsd, r.Until.UtcTicks, 0));
        }

        if (!account.Fits(limit))
            throw new ArgumentException($"Two budgets named '{limit.Name}' have different periods; give one of them another name.", nameof(limit));
        limit.Account = account;
        return account;
    }

    // Looked through only when their number has doubled, so that each new one pays for a look at two. A day is more than clocks step back.
    private void ForgetAccounts()
    {
        var moment = new DateTimeOffset(Math.Max(_latest - s_remembered, 0), TimeSpan.Zero);
        foreach (var (name, account) in _accounts)
        {
            if (!account.IsOver(moment))
                continue;
            _accounts.Remove(name);
            account.Leave();
        }

        foreach (var (name, raises) in _early)
        {
            if (raises.TrueForAll(raise => raise.Until <= moment))
                _early.Remove(name);
        }

        _manyAccounts = Math.Max(FewAccounts, _accounts.Count * 2);
    }

    private int TakeSlot()
    {
        if (_free >= 0)
        {
            var slot = _free;
            _free = _entries[slot].NextFree;
            return slot;
        }

        if (_used == _entries.Length)
            Array.Resize(ref _entries, _used * 2);
        return _used++;
    }

    private void Forget(int slot)
    {
        ref var entry = ref _entries[slot];
        entry.Limits = null;
        entry.Version++;
        entry.NextFree = _free;
        _free = slot;
    }

    private int Find(UInt128 id)
    {
        var slot = (long)(ulong)id - 1;
        return slot >= 0 && slot < _used && _entries[slot].Limits is not null && (UInt128)_entries[slot].Version == id >> 64 ? (int)slot : -1;
    }

    private struct Entry
    {
        public BudgetLimit[]? Limits;
        public long[]? Buckets;
        public long PicoUsd;
        public long ExpiresTicks;
        public ulong Version;
        public int NextFree;
        public bool IsExpired;
    }
}
