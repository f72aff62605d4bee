using System.Threading.Channels;

namespace LlmAttributes;

/// <summary>Runs the work of all threads one after the other, in transactions that those who come at once share.</summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    // Bounds how long others wait for the write lock.
    private const int LargestTransaction = 256;

    private readonly Channel<SqliteWork> _queue = Channel.CreateUnbounded<SqliteWork>(new() { SingleReader = true });
    private readonly List<SqliteWork> _transaction = [];
    private readonly Task _running;

    public SqliteWriter(SqliteSession session)
    {
        Session = session;
        _running = Task.Run(RunAsync);
    }

    public SqliteSession Session { get; }

    /// <summary>Raised when a transaction was taken back, for who remembers what it wrote.</summary>
    public event Action? RolledBack;

    public ValueTask<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<T>(cancellationToken);
        var item = new SqliteWork<T>(work, cancellationToken);
        ObjectDisposedException.ThrowIf(!_queue.Writer.TryWrite(item), typeof(SqliteStore));
        return new(item.Task);
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _running.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            try
            {
                Transact();
            }
            catch (Exception e)
            {
                Session.Rollback();
                RolledBack?.Invoke();
                FailAll(Session.Explain(e));
            }
        }

        Session.Dispose();
    }

    private void Transact()
    {
        Session.Begin();

        // Who came while the lock was awaited is taken along.
        while (_transaction.Count < LargestTransaction && _queue.Reader.TryRead(out var work))
        {
            _transaction.Add(work);
            work.Run();
        }

        Session.Commit();
        foreach (var work in _transaction)
            work.Complete();
        _transaction.Clear();
    }

    private void FailAll(Exception fault)
    {
        // Without the lock nothing was begun, and who waits has waited for it all along.
        while (_transaction.Count == 0 && _queue.Reader.TryRead(out var waiting))
            waiting.Fail(fault);
        foreach (var work in _transaction)
            work.Fail(fault);
        _transaction.Clear();
    }
}
