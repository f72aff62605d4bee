using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <summary>A run that this process has, for as long as it extends its lease.</summary>
internal sealed class WorkflowLease : IAsyncDisposable
{
    private readonly object _gate = new();
    private readonly LlmRuntime _runtime;
    private readonly ILogger _logger;
    private readonly TimeSpan _length;
    private readonly Action _lost;
    private ITimer? _extending;
    private ITimer? _ending;
    private DateTimeOffset _until;
    private Exception? _failure;
    private bool _isLost;
    private bool _isTaken;
    private bool _isReleased;

    private WorkflowLease(LlmRuntime runtime, ILogger logger, IWorkflowStore store, WorkflowRunKey run, Action lost)
    {
        _runtime = runtime;
        _logger = logger;
        _lost = lost;
        _length = runtime.WorkflowLease;
        Store = store;
        Run = run;
        Owner = Convert.ToHexString(runtime.RandomBytes(16));
    }

    public IWorkflowStore Store { get; }

    public WorkflowRunKey Run { get; }

    public string Owner { get; }

    public bool KeepsSensitive => _runtime.KeepsSensitiveSteps;

    public bool IsLost
    {
        get
        {
            lock (_gate)
                return _isLost;
        }
    }

    private DateTimeOffset Now => _runtime.Time.GetUtcNow();

    /// <summary>Takes a run.</summary>
    /// <param name="runtime">The runtime.</param>
    /// <param name="logger">Logs what happens to the lease.</param>
    /// <param name="run">The run.</param>
    /// <param name="lost">Is called when another process has taken the run over, or may have.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="WorkflowBusyException">Another process has it.</exception>
    public static async ValueTask<WorkflowLease> AcquireAsync(LlmRuntime runtime, ILogger logger, WorkflowRunKey run, Action lost, CancellationToken cancellationToken)
    {
        var store = runtime.WorkflowStore
            ?? throw new LlmConfigurationException([$"Workflow '{run.Workflow}' is given a run id, but the runtime keeps no runs; call LlmRuntimeBuilder.UseWorkflowStore, or UseSqlite or UseRedis with 'KeepsWorkflows', or give none."]);
        var lease = new WorkflowLease(runtime, logger, store, run, lost);
        var now = lease.Now;
        if (await store.AcquireAsync(run, lease.Owner, now, now + lease._length, cancellationToken).ConfigureAwait(false) is { } until)
        {
            throw new WorkflowBusyException($"Run '{run.RunId}' of workflow '{run.Workflow}' is another's until {until:u}, who extends its lease while it runs; wait until it has ended, or give another run id.")
            {
                Run = run, RetryAfter = until > now ? until - now : TimeSpan.Zero, IsRetryable = true,
            };
        }

        lease._until = now + lease._length;
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            lease._extending = runtime.Time.CreateTimer(_ => runtime.Background(lease.ExtendAsync()), null, lease._length / 3, lease._length / 3);
            lease._ending = runtime.Time.CreateTimer(_ => lease.End(), null, lease._length, lease._length / 3);
        }

        return lease;
    }

    /// <summary>Ends the run where its lease is over and no timer has said so yet, since the process was stopped for long.</summary>
    /// <exception cref="WorkflowBusyException">Another process has the run, or may have.</exception>
    public void ThrowIfOver()
    {
        End();
        if (IsLost)
            throw Lost();
    }

    /// <summary>Describes why the run is not this process's any more.</summary>
    public WorkflowBusyException Lost()
    {
        lock (_gate)
        {
            return _isLost && !_isTaken
                ? new($"Run '{Run.RunId}' of workflow '{Run.Workflow}' was ended, since its lease could not be extended and another process may have the run; see that the store can be reached, and start the run again.", _failure)
                {
                    Run = Run, IsRetryable = true,
                }
                : new($"Run '{Run.RunId}' of workflow '{Run.Workflow}' was taken over by another process, since its lease was over; it goes on there.") { Run = Run };
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
            _isReleased = true;
        if (_extending is not null)
            await _extending.DisposeAsync().ConfigureAwait(false);
        if (_ending is not null)
            await _ending.DisposeAsync().ConfigureAwait(false);
        try
        {
            await Store.ReleaseAsync(Run, Owner, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Log.RunNotReleased(_logger, exception, Run.Workflow);
        }
    }

    private async Task ExtendAsync()
    {
        var until = Now + _length;
        try
        {
            if (await Store.ExtendAsync(Run, Owner, until, CancellationToken.None).ConfigureAwait(false))
            {
                lock (_gate)
                    _until = until;
                return;
            }
        }
        catch (Exception exception)
        {
            Log.RunNotExtended(_logger, exception, Run.Workflow);
            lock (_gate)
                _failure = exception;
            return;
        }

        Lose(isTaken: true);
    }

    // Whether the store answers or not: when the lease is over, another process may have the run.
    private void End()
    {
        lock (_gate)
        {
            if (Now < _until)
                return;
        }

        Lose(isTaken: false);
    }

    private void Lose(bool isTaken)
    {
        lock (_gate)
        {
            if (_isLost || _isReleased)
                return;
            (_isLost, _isTaken) = (true, isTaken);
        }

        try
        {
            _lost();
        }
        catch (ObjectDisposedException)
        {
            // The run has ended meanwhile.
        }
        catch (AggregateException exception)
        {
            Log.CancellingFailed(_logger, exception, Run.Workflow);
        }
    }
}
