namespace LlmAttributes;

/// <summary>The accounts of the limits and their buckets. Buckets that no longer count are dropped when a newer one begins, so every bucket that is there counts.</summary>
internal sealed class SqliteAccounts(SqliteSession session)
{
    private readonly Dictionary<string, Account> _known = new(StringComparer.Ordinal);
    private readonly SqliteStatement _find = session.Statement(BudgetSql.FindAccount, 1);
    private readonly SqliteStatement _add = session.Statement(BudgetSql.AddAccount, 3);
    private readonly SqliteStatement _advance = session.Statement(BudgetSql.Advance, 2);
    private readonly SqliteStatement _newest = session.Statement(BudgetSql.Newest, 1);
    private readonly SqliteStatement _buckets = session.Statement(BudgetSql.Buckets, 1);
    private readonly SqliteStatement _bucket = session.Statement(BudgetSql.Bucket, 2);
    private readonly SqliteStatement _setBucket = session.Statement(BudgetSql.SetBucket, 5);
    private readonly SqliteStatement _dropBuckets = session.Statement(BudgetSql.DropBuckets, 2);

    /// <summary>Finds the account of a limit, and opens it when there is none.</summary>
    /// <returns>Its id.</returns>
    public long IdOf(BudgetLimit limit)
    {
        if (!_known.TryGetValue(limit.Name, out var account))
            _known.Add(limit.Name, account = Find(limit.Name) ?? Add(limit));
        if (account.Period != limit.Period || account.Window != limit.Window)
            throw new ArgumentException($"Two budgets named '{limit.Name}' have different periods; give one of them another name.", nameof(limit));
        return account.Id;
    }

    /// <summary>Forgets what was read: a transaction that wrote some of it was taken back.</summary>
    public void Forget() => _known.Clear();

    /// <summary>Lets the buckets go that a moment leaves behind. Clocks may step back a little; what is over stays over.</summary>
    /// <returns>The number of the running bucket.</returns>
    public long Advance(long account, BudgetLimit limit, long bucket)
    {
        if (_advance.Execute(account, bucket) == 0)
            return _newest.Number(account)!.Value;

        // A bucket of the calendar has the number of its first second, so there only the order of numbers counts.
        _dropBuckets.Execute(account, limit.BucketCount == 1 ? bucket - 1 : bucket - limit.BucketCount);
        return bucket;
    }

    /// <summary>Adds up what counts.</summary>
    public BucketSums Sum(long account)
    {
        var sums = default(BucketSums);
        using var rows = _buckets.Read(account);
        while (rows.Read())
            sums = new(Saturating.Add(sums.Spent, rows.GetInt64(0)), Saturating.Add(sums.Reserved, rows.GetInt64(1)), sums.Open + rows.GetInt32(2));
        return sums;
    }

    public void Reserve(long account, long number, long pico)
    {
        var bucket = Read(account, number) ?? default;
        Write(account, number, bucket with { Reserved = Saturating.Add(bucket.Reserved, pico), Open = bucket.Open + 1 });
    }

    public void Free(long account, long number, long pico)
    {
        if (Read(account, number) is { } bucket)
            Write(account, number, bucket with { Reserved = Saturating.Subtract(bucket.Reserved, pico), Open = bucket.Open - 1 });
    }

    /// <summary>Books what was spent.</summary>
    /// <returns>Whether that brought the sum to a mark from below.</returns>
    public bool Spend(long account, long number, long pico, long mark)
    {
        if (Read(account, number) is not { } bucket)
            return false;
        Write(account, number, bucket with { Spent = Saturating.Add(bucket.Spent, pico) });
        var after = Sum(account).Spent;
        return after >= mark && Saturating.Subtract(after, pico) < mark;
    }

    private Bucket? Read(long account, long number)
    {
        using var rows = _bucket.Read(account, number);
        return rows.Read() ? new(rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2)) : null;
    }

    private void Write(long account, long number, Bucket bucket) => _setBucket.Execute(account, number, bucket.Spent, bucket.Reserved, bucket.Open);

    private Account? Find(string name)
    {
        using var rows = _find.Read(name);
        return rows.Read() ? new(rows.GetInt64(0), (BudgetPeriod)rows.GetInt32(1), (BudgetWindow)rows.GetInt32(2)) : null;
    }

    private Account Add(BudgetLimit limit) =>
        new(_add.Number(limit.Name, (long)limit.Period, (long)limit.Window)!.Value, limit.Period, limit.Window);

    private readonly record struct Bucket(long Spent, long Reserved, long Open);

    private sealed record Account(long Id, BudgetPeriod Period, BudgetWindow Window);
}
