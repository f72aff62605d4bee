namespace LlmAttributes;

/// <summary>The budgets of a file, inside a transaction.</summary>
internal sealed class SqliteBook
{
    private static readonly long s_remembered = TimeSpan.FromHours(24).Ticks;

    private readonly SqliteAccounts _accounts;
    private readonly SqliteStatement _addReservation;
    private readonly SqliteStatement _addReserved;
    private readonly SqliteStatement _findReservation;
    private readonly SqliteStatement _reserved;
    private readonly SqliteStatement _dropReservation;
    private readonly SqliteStatement _dropReserved;
    private readonly SqliteStatement _extend;
    private readonly SqliteStatement _ended;
    private readonly SqliteStatement _markExpired;
    private readonly SqliteStatement _raises;
    private readonly SqliteStatement _addRaise;
    private readonly SqliteStatement _dropRaises;
    private readonly List<(long Id, long Pico)> _due = [];
    private readonly List<Place> _places = [];

    public SqliteBook(SqliteSession session)
    {
        _accounts = new(session);
        _addReservation = session.Statement(BudgetSql.AddReservation, 2);
        _addReserved = session.Statement(BudgetSql.AddReserved, 4);
        _findReservation = session.Statement(BudgetSql.FindReservation, 1);
        _reserved = session.Statement(BudgetSql.Reserved, 1);
        _dropReservation = session.Statement(BudgetSql.DropReservation, 1);
        _dropReserved = session.Statement(BudgetSql.DropReserved, 1);
        _extend = session.Statement(BudgetSql.Extend, 2);
        _ended = session.Statement(BudgetSql.Ended, 2);
        _markExpired = session.Statement(BudgetSql.MarkExpired, 1);
        _raises = session.Statement(BudgetSql.Raises, 2);
        _addRaise = session.Statement(BudgetSql.AddRaise, 3);
        _dropRaises = session.Statement(BudgetSql.DropRaises, 1);
    }

    /// <summary>Forgets what was read: a transaction was taken back.</summary>
    public void Forget() => _accounts.Forget();

    public BudgetReservation Reserve(in BudgetRequest request)
    {
        var limits = request.Limits;
        var ticks = request.Now.UtcTicks;
        _places.Clear();
        foreach (var limit in limits)
            _places.Add(new(_accounts.IdOf(limit), 0));
        Sweep(ticks);

        var left = long.MaxValue;
        BudgetLimit? tightest = null;
        for (var i = 0; i < limits.Count; i++)
        {
            var account = _places[i].Account;
            _places[i] = new(account, _accounts.Advance(account, limits[i], limits[i].BucketAt(request.Now)));
            var here = _accounts.Sum(account).Left(limits[i], Raised(limits[i].Name, ticks));
            if (here < left)
                (left, tightest) = (here, limits[i]);
        }

        if (left < request.MinPicoUsd)
            return new(limits, request.Now) { RefusedBy = tightest, Tightest = tightest, LeftPicoUsd = left };
        var amount = Math.Min(left, request.MaxPicoUsd);
        var id = _addReservation.Number(amount, request.Expires.UtcTicks)!.Value;
        for (var i = 0; i < _places.Count; i++)
        {
            _accounts.Reserve(_places[i].Account, _places[i].Number, amount);
            _addReserved.Execute(id, (long)i, _places[i].Account, _places[i].Number);
        }

        return new(limits, request.Now) { Id = (ulong)id, PicoUsd = amount, Tightest = tightest, LeftPicoUsd = left - amount };
    }

    public BudgetSettlement Settle(in BudgetReservation reservation, long picoUsd)
    {
        var id = (long)(ulong)reservation.Id;
        if (Find(id) is not { } found)
            return default;
        ReadPlaces(id);
        var softLimits = 0UL;
        for (var i = 0; i < _places.Count; i++)
        {
            var (account, number) = _places[i];
            if (!found.IsExpired)
                _accounts.Free(account, number, found.Pico);
            var mark = i < reservation.Limits.Count ? reservation.Limits[i].SoftPicoUsd : long.MaxValue;
            if (_accounts.Spend(account, number, picoUsd, mark))
                softLimits |= 1UL << i;
        }

        Drop(id);
        return new(true, softLimits);
    }

    public bool Extend(in BudgetReservation reservation, DateTimeOffset now, DateTimeOffset expires)
    {
        Sweep(now.UtcTicks);
        return _extend.Execute((long)(ulong)reservation.Id, expires.UtcTicks) == 1;
    }

    public BudgetReading Read(BudgetLimit limit, DateTimeOffset now)
    {
        var account = _accounts.IdOf(limit);
        Sweep(now.UtcTicks);
        _accounts.Advance(account, limit, limit.BucketAt(now));
        var sums = _accounts.Sum(account);
        return new(sums.Spent, sums.Reserved, Raised(limit.Name, now.UtcTicks), sums.Open);
    }

    public void Raise(string name, long picoUsd, DateTimeOffset until, DateTimeOffset now)
    {
        _dropRaises.Execute(now.UtcTicks);
        if (until > now)
            _addRaise.Execute(name, picoUsd, until.UtcTicks);
    }

    // Frees what is past its lease, and forgets what has been for long.
    private void Sweep(long ticks)
    {
        foreach (var (id, pico) in Due(isExpired: false, ticks))
        {
            using (var rows = _reserved.Read(id))
            {
                while (rows.Read())
                    _accounts.Free(rows.GetInt64(0), rows.GetInt64(1), pico);
            }

            _markExpired.Execute(id);
        }

        foreach (var (id, _) in Due(isExpired: true, ticks - s_remembered))
            Drop(id);
    }

    private List<(long Id, long Pico)> Due(bool isExpired, long ticks)
    {
        _due.Clear();
        using var rows = _ended.Read(isExpired ? 1L : 0L, ticks);
        while (rows.Read())
            _due.Add((rows.GetInt64(0), rows.GetInt64(1)));
        return _due;
    }

    private void ReadPlaces(long id)
    {
        _places.Clear();
        using var rows = _reserved.Read(id);
        while (rows.Read())
            _places.Add(new(rows.GetInt64(0), rows.GetInt64(1)));
    }

    private (long Pico, bool IsExpired)? Find(long id)
    {
        using var rows = _findReservation.Read(id);
        return rows.Read() ? (rows.GetInt64(0), rows.GetInt64(1) != 0) : null;
    }

    private void Drop(long id)
    {
        _dropReservation.Execute(id);
        _dropReserved.Execute(id);
    }

    private long Raised(string name, long ticks)
    {
        long sum = 0;
        using var rows = _raises.Read(name, ticks);
        while (rows.Read())
            sum = Saturating.Add(sum, rows.GetInt64(0));
        return sum;
    }

    private readonly record struct Place(long Account, long Number);
}
