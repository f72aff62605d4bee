namespace LlmAttributes;

/// <summary>The budgets of a <see cref="SqliteStore"/>.</summary>
internal sealed class SqliteBudgetStore : IBudgetStore
{
    private readonly SqliteWriter _writer;
    private readonly SqliteBook _book;

    public SqliteBudgetStore(SqliteWriter writer)
    {
        _writer = writer;
        _book = new(writer.Session);
        writer.RolledBack += _book.Forget;
    }

    public ValueTask<BudgetReservation> ReserveAsync(BudgetRequest request, CancellationToken cancellationToken) =>
        _writer.RunAsync(() => _book.Reserve(request), cancellationToken);

    public ValueTask<BudgetSettlement> SettleAsync(BudgetReservation reservation, long picoUsd, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(picoUsd);
        return _writer.RunAsync(() => _book.Settle(reservation, picoUsd), cancellationToken);
    }

    public async ValueTask ReleaseAsync(BudgetReservation reservation, CancellationToken cancellationToken) =>
        await SettleAsync(reservation, 0, cancellationToken).ConfigureAwait(false);

    public ValueTask<bool> ExtendAsync(BudgetReservation reservation, DateTimeOffset now, DateTimeOffset expires, CancellationToken cancellationToken) =>
        _writer.RunAsync(() => _book.Extend(reservation, now, expires), cancellationToken);

    public ValueTask<BudgetReading> ReadAsync(BudgetLimit limit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(limit);
        return _writer.RunAsync(() => _book.Read(limit, now), cancellationToken);
    }

    public async ValueTask RaiseAsync(string name, long picoUsd, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfZero(picoUsd);
        await _writer.RunAsync(
            () =>
            {
                _book.Raise(name, picoUsd, until, now);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }
}
