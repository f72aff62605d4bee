using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <summary>A run that this process has, for as long as it extends its lease.</summary>
internal sealed class WorkflowLease : IAsyncDisposable
{
    private readonly LlmRuntime _runtime;
    private readonly ILogger _logger;
    private readonly TimeSpan _length;
    private readonly Action _lost;
    private ITimer? _timer;
    private volatile bool _isLost;

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

    public bool IsLost => _isLost;

    private DateTimeOffset Now => _runtime.Time.GetUtcNow();

    /// <summary>Takes a run.</summary>
    /// <param name="runtime">The runtime.</param>
    /// <param name="logger">Logs what happens to the lease.</param>
    /// <param name="run">The run.</param>
    /// <param name="lost">Is called when another process has taken the run over.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="WorkflowBusyException">Another process has it.</exception>
    public static async ValueTask<WorkflowLease> AcquireAsync(LlmRuntime runtime, ILogger logger, WorkflowRunKey run, Action lost, CancellationToken cancellationToken)
    {
        var store = runtime.WorkflowStore
            ?? throw new LlmConfigurationException([$"Workflow '{run.Workflow}' is given a run id, but the runtime keeps no runs; call LlmRuntimeBuilder.UseWorkflowStore, UseSqlite, or UseRedis with 'KeepsWorkflows', or give none."]);
        var lease = new WorkflowLease(runtime, logger, store, run, lost);
        var now = lease.Now;
        if (await store.AcquireAsync(run, lease.Owner, now, now + lease._length, cancellationToken).ConfigureAwait(false) is { } until)
        {
            throw new WorkflowBusyException($"Run '{run.RunId}' of workflow '{run.Workflow}' is another's until {until:u}, who extends its lease while it runs; wait until it has ended, or give another run id.")
            {
                Run = run, RetryAfter = until > now ? until - now : TimeSpan.Zero, IsRetryable = true,
            };
        }

        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
            lease._timer = runtime.Time.CreateTimer(_ => runtime.Background(lease.ExtendAsync()), null, lease._length / 3, lease._length / 3);
        return lease;
    }

    public WorkflowBusyException TakenOver() =>
        new($"Run '{Run.RunId}' of workflow '{Run.Workflow}' was taken over by another process, since its lease was over; it goes on there.") { Run = Run };

    public async ValueTask DisposeAsync()
    {
        if (_timer is not null)
            await _timer.DisposeAsync().ConfigureAwait(false);
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
        try
        {
            if (await Store.ExtendAsync(Run, Owner, Now + _length, CancellationToken.None).ConfigureAwait(false))
                return;
            _isLost = true;
            _lost();
        }
        catch (Exception exception)
        {
            Log.RunNotExtended(_logger, exception, Run.Workflow);
        }
    }
}
