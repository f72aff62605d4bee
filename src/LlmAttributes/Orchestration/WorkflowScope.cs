using System.Diagnostics;
using LlmAttributes.Runtime;
using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <summary>What is open while a workflow runs: its span, its limit and what its calls find around them.</summary>
internal sealed class WorkflowScope : IDisposable
{
    private readonly LlmRuntime _runtime;
    private readonly WorkflowPlan _plan;
    private readonly ILogger _logger;
    private readonly WorkflowRun _run;
    private readonly LlmScope _ambient;
    private readonly ErrorContext _errors;
    private readonly Activity? _outerActivity;
    private readonly Activity? _activity;
    private readonly CancellationTokenSource? _limit;
    private readonly WorkflowRun _limiting;
    private readonly CancellationTokenSource? _linked;
    private readonly CancellationToken _caller;
    private readonly string? _runId;
    private WorkflowLease? _lease;
    private bool _hasEnded;

    public WorkflowScope(LlmRuntime runtime, WorkflowPlan plan, ILogger logger, IProgress<WorkflowEvent>? progress, string? runId, CancellationToken caller)
    {
        _runtime = runtime;
        _plan = plan;
        _logger = logger;
        _caller = caller;
        _runId = runId;
        _run = new(runtime, plan, logger, progress);
        (var left, _limiting) = _run.Limit;
        if (left != Timeout.InfiniteTimeSpan || !string.IsNullOrEmpty(runId))
        {
            _limit = new(WholeMilliseconds.RoundUp(left), runtime.Time);
            _linked = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, caller);
        }

        Token = _run.Token = _linked?.Token ?? caller;
        Log.WorkflowBegins(logger, plan.FullName);
        _outerActivity = Activity.Current;
        _activity = runtime.Telemetry.StartWorkflow(plan.FullName, plan.BudgetUsd);
        _errors = ErrorContext.Begin(plan.FullName, LlmComponents.Orchestrator);
        _ambient = LlmScope.Begin(_run);
        if (string.IsNullOrEmpty(runId))
            _run.Resume(_ambient.Workflow!.Branch.Path);
        _run.Begin();
    }

    /// <summary>Cancelled when the time is up, or by the caller.</summary>
    public CancellationToken Token { get; }

    /// <summary>Lets the code that follows run in the workflow, wherever it was called from.</summary>
    public void Enter()
    {
        _ambient.Enter();
        _errors.Enter();
        if (_activity is not null)
            Activity.Current = _activity;
    }

    /// <summary>Takes the run and what is known of its steps, where it is kept.</summary>
    public async ValueTask ResumeAsync()
    {
        if (string.IsNullOrEmpty(_runId))
            return;
        var run = new WorkflowRunKey(_plan.FullName, ConversationKey.Of(_runId, LlmScope.Current?.Tenant));
        _lease = await WorkflowLease.AcquireAsync(_runtime, _logger, run, _limit!.Cancel, Token).ConfigureAwait(false);
        _run.Resume(run, await WorkflowJournal.OpenAsync(_lease, _logger, Token).ConfigureAwait(false));
    }

    /// <summary>Gives the run back.</summary>
    public ValueTask ReleaseAsync() => _lease?.DisposeAsync() ?? default;

    /// <summary>Puts the items of a stream away, and gives the run back whether that fails or not. A stream that is left early has done what was wanted of it.</summary>
    public async ValueTask CloseAsync(IAsyncDisposable? items)
    {
        try
        {
            if (items is not null)
                await items.DisposeAsync().ConfigureAwait(false);
            Succeed(null);
        }
        catch (Exception exception)
        {
            if (Fail(exception) is { } fault)
                throw fault;
            throw;
        }
        finally
        {
            await ReleaseAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Begins what may fail at once, as a stream that checks its arguments does.</summary>
    public async ValueTask<T> OpenAsync<T>(Func<T> open)
    {
        Enter();
        try
        {
            await ResumeAsync().ConfigureAwait(false);
            return open();
        }
        catch (Exception exception)
        {
            if (Fail(exception) is { } fault)
                throw fault;
            throw;
        }
    }

    public void Succeed(object? result)
    {
        if (_hasEnded)
            return;
        _hasEnded = true;
        _runtime.Errors.RecordSuccess(LlmComponents.Orchestrator);
        End(null);
        _run.Succeed(result);
        Log.WorkflowDone(_logger, _plan.FullName, _run.Elapsed.TotalMilliseconds);
    }

    /// <summary>Ends the workflow with what its body threw.</summary>
    /// <returns>What to throw in its place; <see langword="null"/> for an exception that is none of a call.</returns>
    public LlmException? Fail(Exception exception)
    {
        if (_hasEnded)
            return null;
        _hasEnded = true;
        var isStopped = exception is OperationCanceledException && !_caller.IsCancellationRequested;
        LlmException? fault = isStopped && _lease is { IsLost: true }
            ? _lease.Lost()
            : isStopped && _limit is { IsCancellationRequested: true } ? _run.Describe(LlmErrorKind.Timeout, $"did not end within the time of '{_limiting.Name}'", exception)
            : exception is LlmException failed and not WorkflowBusyException ? _run.Describe(failed.Kind, "failed", failed) : null;
        if (fault is not null || exception is not OperationCanceledException)
            _runtime.Errors.RecordFailure(fault ?? exception, LlmComponents.Orchestrator, _plan.FullName);
        End(fault ?? exception);
        _run.Fail(fault ?? exception);
        if (fault is not WorkflowException)
            Workflow.Remember(fault ?? exception, _run.StepsSoFar());
        return fault;
    }

    public void Dispose()
    {
        _run.End();
        _errors.Dispose();
        _ambient.Dispose();
        if (Activity.Current == _activity)
            Activity.Current = _outerActivity;
        _linked?.Dispose();
        _limit?.Dispose();
    }

    private void End(Exception? exception)
    {
        var duration = _run.Elapsed;
        _runtime.Telemetry.EndWorkflow(_activity, _plan.FullName, duration, exception, _run.Budget);
        _runtime.TracerOrNull?.Record(new(_plan.FullName, duration)
        {
            Error = PerformanceMetric.KindOf(exception, _runtime.Errors),
            IsCancelled = exception is OperationCanceledException,
            Component = LlmComponents.Orchestrator,
        });
    }
}
