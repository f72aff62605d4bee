namespace LlmAttributes;

/// <summary>A piece of work with a result. Its caller may give up until it runs; from then on the result is handed over, so that no reservation is made that nobody knows of.</summary>
internal sealed class SqliteWork<T> : SqliteWork
{
    private readonly TaskCompletionSource<T> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<T> _work;
    private readonly CancellationTokenRegistration _registration;
    private int _isTaken;
    private bool _hasRun;
    private Exception? _fault;
    private T? _result;

    public SqliteWork(Func<T> work, CancellationToken cancellationToken)
    {
        _work = work;
        _registration = cancellationToken.UnsafeRegister(
            static (state, token) =>
            {
                var self = (SqliteWork<T>)state!;
                if (self.TryTake())
                    self._source.TrySetCanceled(token);
            },
            this);
    }

    public Task<T> Task => _source.Task;

    public override void Run()
    {
        if (!_hasRun && !TryTake())
            return;
        _hasRun = true;
        try
        {
            _result = _work();
        }
        catch (ArgumentException e)
        {
            // The caller's own fault, found before anything was written: the others of the transaction go on.
            _fault = e;
        }
    }

    public override void Complete()
    {
        _registration.Dispose();
        if (!_hasRun)
            return;
        if (_fault is not null)
            _source.TrySetException(_fault);
        else
            _source.TrySetResult(_result!);
    }

    public override void Fail(Exception fault)
    {
        _registration.Dispose();
        if (_hasRun || TryTake())
            _source.TrySetException(fault);
    }

    private bool TryTake() => Interlocked.Exchange(ref _isTaken, 1) == 0;
}
