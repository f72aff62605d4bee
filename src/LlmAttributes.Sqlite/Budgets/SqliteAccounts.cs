namespace LlmAttributes;

/// <summary>The accounts of the limits and their buckets. Buckets that no longer count are dropped when a newer one begins, so a bucket that is there counts.</summary>
internal sealed class SqliteAccounts(SqliteSession session)
{
    private readonly Dictionary<string, Account> _known = new(StringComparer.Ordinal);
    private readonly SqliteStatement _find = session.Statement(BudgetSql.FindAccount, 1);
    private readonly SqliteStatement _add = session.Statement(BudgetSql.AddAccount, 4);
    private readonly SqliteStatement _buckets = session.Statement(BudgetSql.Buckets, 2);
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

    /// <summary>Adds up what counts at a moment. Clocks may step back a little; the newest bucket stays the newest.</summary>
    /// <param name="account">The account.</param>
    /// <param name="count">How many buckets count together.</param>
    /// <param name="bucket">The bucket of the moment, or the least number to ask for the newest that is there.</param>
    public BucketSums Sum(long account, int count, long bucket)
    {
        var sums = new BucketSums(bucket, 0, 0, 0);
        using var rows = _buckets.Read(account, (long)count);
        while (rows.Read())
        {
            var number = rows.GetInt64(0);
            if (number > sums.Newest)
                sums = sums with { Newest = number };
            if (Counts(number, sums.Newest, count))
                sums = new(sums.Newest, Saturating.Add(sums.Spent, rows.GetInt64(1)), Saturating.Add(sums.Reserved, rows.GetInt64(2)), sums.Open + rows.GetInt32(3));
        }

        return sums;
    }

    public void Reserve(long account, int count, long number, long pico)
    {
        if (Read(account, number) is not { } bucket)
        {
            bucket = default;
            _dropBuckets.Execute(account, count == 1 ? number : number - count + 1);
        }

        Write(account, number, bucket with { Reserved = Saturating.Add(bucket.Reserved, pico), Open = bucket.Open + 1 });
    }

    public void Free(long account, long number, long pico)
    {
        if (Read(account, number) is { } bucket)
            Write(account, number, bucket with { Reserved = Saturating.Subtract(bucket.Reserved, pico), Open = bucket.Open - 1 });
    }

    /// <summary>Books what was spent.</summary>
    /// <returns>Whether that brought the sum to a mark from below.</returns>
    public bool Spend(long account, int count, long number, long pico, long mark)
    {
        if (Read(account, number) is not { } bucket)
            return false;
        Write(account, number, bucket with { Spent = Saturating.Add(bucket.Spent, pico) });
        var after = Sum(account, count, long.MinValue).Spent;
        return after >= mark && Saturating.Subtract(after, pico) < mark;
    }

    private static bool Counts(long number, long newest, int count) => count == 1 ? number == newest : number > newest - count;

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
        new(_add.Number(limit.Name, (long)limit.Period, (long)limit.Window, (long)limit.BucketCount)!.Value, limit.Period, limit.Window);

    private readonly record struct Bucket(long Spent, long Reserved, long Open);

    private sealed record Account(long Id, BudgetPeriod Period, BudgetWindow Window);
}
