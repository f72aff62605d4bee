namespace LlmAttributes;

/// <summary>A step that runs: a call, or a workflow within a workflow.</summary>
internal sealed class WorkflowStep(WorkflowRun run, string name, int number)
{
    private readonly object _gate = new();
    private readonly long _start = run.Time.GetTimestamp();
    private TokenUsage _usage;
    private Cost _cost = Cost.Zero;
    private string? _model;

    public int Number => number;

    /// <summary>Adds an attempt; those of calls within the step, too.</summary>
    public void Book(string model, TokenUsage? usage, Cost cost)
    {
        lock (_gate)
        {
            _model = model;
            _usage += usage.GetValueOrDefault();
            _cost += cost;
        }

        run.Book(model, usage, cost);
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
