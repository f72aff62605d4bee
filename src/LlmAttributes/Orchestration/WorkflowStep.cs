namespace LlmAttributes;

/// <summary>A step that runs: a call, or a workflow within a workflow.</summary>
/// <param name="run">The workflow.</param>
/// <param name="name">The call.</param>
/// <param name="number">Its number in the workflow.</param>
/// <param name="whole">The step that this one is a part of; nobody is told of a part.</param>
internal sealed class WorkflowStep(WorkflowRun run, string name, int number, WorkflowStep? whole = null)
{
    private readonly object _gate = new();
    private readonly long _start = run.Time.GetTimestamp();
    private TokenUsage _usage;
    private Cost _cost = Cost.Zero;
    private WorkflowSpend _own = WorkflowSpend.None;
    private string? _model;

    public int Number => number;

    /// <summary>What the step took by itself, without its parts and the steps of workflows within it, which are kept for themselves.</summary>
    public WorkflowSpend Own
    {
        get
        {
            lock (_gate)
                return _own;
        }
    }

    /// <summary>Makes a part of the step that is kept for itself.</summary>
    public WorkflowStep NewPart() => new(run, name, number, this);

    /// <summary>Adds an attempt; those of calls within the step, too.</summary>
    public void Book(string model, TokenUsage? usage, Cost cost)
    {
        lock (_gate)
            _own += new WorkflowSpend(usage.GetValueOrDefault(), cost, 0);
        BookWithin(model, usage, cost);
    }

    /// <summary>Adds an attempt of something within the step that is kept for itself.</summary>
    public void BookWithin(string model, TokenUsage? usage, Cost cost)
    {
        lock (_gate)
        {
            _model = model;
            _usage += usage.GetValueOrDefault();
            _cost += cost;
        }

        if (whole is not null)
            whole.BookWithin(model, usage, cost);
        else
            run.Book(model, usage, cost);
    }

    /// <summary>Adds what an attempt was charged.</summary>
    public void Settle(Int128 picoUsd)
    {
        lock (_gate)
            _own += new WorkflowSpend(default, Cost.Zero, picoUsd);
    }

    public void Begin() => run.Tell(new(WorkflowEventKind.StepStarted, run.Name) { Step = name, Number = number, Cost = Cost.Zero });

    public void Succeed(object? answer) => End(WorkflowEventKind.StepFinished, Report() with { IsSuccess = true, Answer = answer });

    public void Fail(Exception exception) => End(WorkflowEventKind.StepFailed, Report() with { Error = run.KindOf(exception) });

    /// <summary>Ends the step with an answer that an earlier start of the run has paid for.</summary>
    public void Resume(object? answer, string model) => End(WorkflowEventKind.StepResumed, Report() with { IsSuccess = true, Answer = answer, Model = model });

    private WorkflowStepReport Report()
    {
        var duration = run.Time.GetElapsedTime(_start);
        lock (_gate)
            return new(name, number) { Model = _model, Duration = duration, Usage = _usage, Cost = _cost };
    }

    private void End(WorkflowEventKind kind, WorkflowStepReport report)
    {
        run.Add(report);
        run.Tell(new(kind, run.Name)
        {
            Step = name,
            Number = number,
            Model = report.Model,
            Duration = report.Duration,
            Usage = report.Usage,
            Cost = report.Cost,
            Error = report.Error,
        });
    }
}
