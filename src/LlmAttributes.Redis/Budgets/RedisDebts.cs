using System.Collections.Concurrent;

namespace LlmAttributes;

/// <summary>Settlements that the server has not heard of. Each is booked once, however often it is sent.</summary>
internal sealed class RedisDebts
{
    private const int Most = 100_000;

    private readonly ConcurrentQueue<(BudgetReservation Reservation, long PicoUsd)> _debts = new();
    private readonly RedisServer _server;
    private readonly Func<BudgetReservation, long, Task<BudgetSettlement>> _book;
    private int _isPaying;

    public RedisDebts(RedisServer server, Func<BudgetReservation, long, Task<BudgetSettlement>> book)
    {
        _server = server;
        _book = book;
        server.CameBack += () => _ = PayAsync();
    }

    public int Count => _debts.Count;

    public void Add(BudgetReservation reservation, long picoUsd)
    {
        if (_debts.Count < Most)
            _debts.Enqueue((reservation, picoUsd));
    }

    /// <summary>Sends what is owed, until the server is away again.</summary>
    public async Task PayAsync()
    {
        if (Interlocked.Exchange(ref _isPaying, 1) != 0)
            return;
        try
        {
            while (_debts.TryPeek(out var debt))
            {
                await _book(debt.Reservation, debt.PicoUsd).ConfigureAwait(false);
                _debts.TryDequeue(out _);
            }
        }
        catch (RedisAwayException)
        {
            // Tried again when it is back.
        }
        finally
        {
            Volatile.Write(ref _isPaying, 0);
        }
    }

    /// <summary>Sends what is owed for the last time.</summary>
    public async Task CloseAsync()
    {
        await PayAsync().ConfigureAwait(false);
        if (!_debts.IsEmpty)
            RedisLog.Unsettled(_server.Logger, _debts.Count, _server.Name);
    }
}
