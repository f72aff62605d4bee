using LlmAttributes.Runtime;
using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <summary>One run of a workflow: its time, its money and its steps.</summary>
internal sealed class WorkflowRun
{
    private readonly object _gate = new();
    private readonly LlmRuntime _runtime;
    private readonly WorkflowPlan _plan;
    private readonly ILogger _logger;
    private readonly IProgress<WorkflowEvent>? _progress;
    private readonly WorkflowRun? _outer;
    private readonly WorkflowStep? _parent;
    private readonly long _start;
    private readonly List<WorkflowStepReport> _steps = [];
    private TokenUsage _usage;
    private Cost _cost = Cost.Zero;
    private string? _model;
    private int _begun;
    private WorkflowJournal? _journal;
    private HashSet<WorkflowRunKey>? _resumed;
    private volatile bool _hasEnded;

    public WorkflowRun(LlmRuntime runtime, WorkflowPlan plan, ILogger logger, IProgress<WorkflowEvent>? progress)
    {
        _runtime = runtime;
        _plan = plan;
        _logger = logger;
        _progress = progress;
        _start = runtime.Time.GetTimestamp();
        Name = plan.FullName;
        var around = LlmScope.Current;
        var place = around?.Workflow;
        _outer = place?.Run;
        _parent = place is null ? null : place.Step ?? _outer!.NewStep(Name);
        IsStep = place is { Step: null };
        Budget = plan.BudgetUsd is { } usd ? new(usd, around?.Budget, Name) : around?.Budget;
    }

    /// <summary>What is known of the run's steps; <see langword="null"/> where nothing is kept.</summary>
    public WorkflowJournal? Journal => _journal ?? _outer?.Journal;

    public string Name { get; }

    public TimeProvider Time => _runtime.Time;

    /// <summary>What the calls of the run may spend, the budgets around it included.</summary>
    public CallBudget? Budget { get; }

    /// <summary>Whether the run is a step of its own in another one.</summary>
    public bool IsStep { get; }

    /// <summary>Cancelled when the time is up, or the caller wants no more.</summary>
    public CancellationToken Token { get; set; }

    public TimeSpan Elapsed => Time.GetElapsedTime(_start);

    /// <summary>The time that is left, of this run and of those around it.</summary>
    public TimeSpan TimeLeft => Limit.Left;

    /// <summary>The time that is left, and whose time that is: of this run or of one around it.</summary>
    public (TimeSpan Left, WorkflowRun Whose) Limit
    {
        get
        {
            var outer = _outer?.Limit ?? (Timeout.InfiniteTimeSpan, this);
            if (_plan.TimeoutSeconds is not { } seconds)
                return outer;
            var own = TimeSpan.FromSeconds(seconds) - Elapsed;
            own = own > TimeSpan.Zero ? own : TimeSpan.Zero;
            return outer.Left == Timeout.InfiniteTimeSpan || own < outer.Left ? (own, this) : outer;
        }
    }

    /// <summary>The run whose time is up: this one or one around it. What a timer has just ended counts, though the clock may not be there yet.</summary>
    public WorkflowRun? Late => _outer?.Late ?? (_plan.TimeoutSeconds is { } seconds && Elapsed >= TimeSpan.FromSeconds(seconds) - WholeMilliseconds.Step ? this : null);

    /// <summary>Whether the run is over: what still runs of its body, begun and not awaited, is none of it any more.</summary>
    public bool HasEnded => _hasEnded;

    public WorkflowStep NewStep(string name) => new(this, name, Interlocked.Increment(ref _begun));

    public void Book(string model, TokenUsage? usage, Cost cost)
    {
        lock (_gate)
        {
            _model = model;
            _usage += usage.GetValueOrDefault();
            _cost += cost;
        }

        _parent?.BookWithin(model, usage, cost);
    }

    public void Add(WorkflowStepReport step)
    {
        lock (_gate)
        {
            if (!_hasEnded)
                _steps.Add(step);
        }
    }

    /// <summary>Ends the run for whoever still holds it. Answers are not held longer.</summary>
    public void End()
    {
        lock (_gate)
        {
            _hasEnded = true;
            _steps.Clear();
        }
    }

    /// <summary>The steps that have ended.</summary>
    public IReadOnlyList<WorkflowStepReport> StepsSoFar()
    {
        lock (_gate)
            return [.. _steps];
    }

    /// <summary>Whether an error says that another process has this run, or one around it.</summary>
    public bool IsTakenOver(Exception exception) => exception is WorkflowBusyException busy && Journal?.Run == busy.Run;

    /// <summary>Goes on where an earlier start of the run has ended; what that cost is spent, of the runs around it too.</summary>
    public void Resume(WorkflowRunKey key, WorkflowJournal journal)
    {
        _journal = journal;
        Spend(journal.Before);
        _outer?.Resume(key, journal.Before);
    }

    /// <summary>Takes over what earlier starts of the run around this one spent in this one.</summary>
    /// <param name="place">Where in it this one stands.</param>
    public void Resume(string place)
    {
        if (_outer?.Journal is { } journal)
            Spend(journal.SpentIn(place));
    }

    // A run that was resumed in this one before has booked here what it spent since.
    private void Resume(WorkflowRunKey key, WorkflowSpend spend)
    {
        lock (_gate)
        {
            if (!(_resumed ??= []).Add(key))
                return;
        }

        Spend(spend);
        _outer?.Resume(key, spend);
    }

    private void Spend(WorkflowSpend spend)
    {
        lock (_gate)
        {
            _usage += spend.Usage;
            _cost += spend.Cost;
        }

        if (_plan.BudgetUsd is not null)
            Budget!.Spend(spend.SettledPico);
    }

    public void TellChanged(string step) => Tell(new(WorkflowEventKind.StepChanged, Name) { Step = step, Cost = Cost.Zero });

    public void Begin()
    {
        if (IsStep)
            _parent!.Begin();
        Tell(new(WorkflowEventKind.Started, Name) { Cost = Cost.Zero });
    }

    public void Succeed(object? result)
    {
        Tell(Total(WorkflowEventKind.Finished, null));
        if (IsStep)
            _parent!.Succeed(result);
    }

    public void Fail(Exception exception)
    {
        Tell(Total(WorkflowEventKind.Failed, exception));
        if (IsStep)
            _parent!.Fail(exception);
    }

    public LlmErrorKind? KindOf(Exception exception) => exception switch
    {
        LlmException fault => fault.Kind,
        OperationCanceledException => null,
        _ => _runtime.Classifier.Classify(exception).Kind,
    };

    /// <summary>Tells whoever follows the run, and those around it.</summary>
    public void Tell(WorkflowEvent happened)
    {
        if (_progress is not null)
        {
            try
            {
                _progress.Report(happened with { BudgetShare = ShareOfBudget() });
            }
            catch (Exception exception)
            {
                Log.ProgressFailed(_logger, exception, Name);
            }
        }

        _outer?.Tell(happened);
    }

    /// <summary>Describes the failure of the run.</summary>
    /// <param name="kind">What went wrong.</param>
    /// <param name="fault">What happened to the workflow.</param>
    /// <param name="cause">The error of a call.</param>
    public WorkflowException Describe(LlmErrorKind kind, string fault, Exception cause)
    {
        lock (_gate)
        {
            var failed = cause as LlmException;
            var done = _steps.FindAll(static step => step.IsSuccess);
            var steps = done.Count == 0 ? "no step was done" : $"done: {string.Join("; ", done)}";
            return new(kind, $"Workflow '{Name}' {fault} ({steps}; {_cost} so far); {(failed is null ? "raise TimeoutSeconds of [Workflow]" : failed.Message)}", cause)
            {
                Workflow = Name,
                Steps = [.. _steps],
                Usage = _usage,
                Cost = _cost,
                Duration = Elapsed,
                Contract = _plan.Contract,
                Call = _plan.Method,
                Model = failed?.Model,
                Provider = failed?.Provider,
                StatusCode = failed?.StatusCode,
                ProviderCode = failed?.ProviderCode,
                RetryAfter = failed?.RetryAfter,
                IsRetryable = failed?.IsRetryable == true,
                Shortage = failed?.Shortage,
                Attempts = failed?.Attempts ?? [],
            };
        }
    }

    private WorkflowEvent Total(WorkflowEventKind kind, Exception? exception)
    {
        lock (_gate)
        {
            return new(kind, Name)
            {
                Model = _model, Duration = Elapsed, Usage = _usage, Cost = _cost, Error = exception is null ? null : KindOf(exception),
            };
        }
    }

    private double? ShareOfBudget()
    {
        if (_plan.BudgetUsd is not { } limit)
            return null;
        lock (_gate)
            return _cost.IsKnown ? (double)(_cost.Usd / limit) : null;
    }
}
