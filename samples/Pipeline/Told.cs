using LlmAttributes;

namespace Pipeline;

/// <summary>Prints what a workflow does, as it does it.</summary>
internal sealed class Told : IProgress<WorkflowEvent>
{
    public void Report(WorkflowEvent value) => Console.WriteLine($"{value.Kind} {value.Step}".TrimEnd());
}
