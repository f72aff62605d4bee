namespace LlmAttributes.Behavior.Tests.Harness;

/// <summary>Keeps what a workflow tells.</summary>
internal sealed class EventList : IProgress<WorkflowEvent>
{
    public List<WorkflowEvent> Events { get; } = [];

    public void Report(WorkflowEvent value)
    {
        lock (Events)
            Events.Add(value);
    }
}
