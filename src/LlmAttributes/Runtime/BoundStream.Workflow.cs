namespace LlmAttributes.Runtime;

/// <content>Streams in the body of a workflow, which are its steps.</content>
public partial class BoundStream
{
    private protected IAsyncEnumerable<T> AsStep<T>(IAsyncEnumerable<T> items, CancellationToken cancellationToken) =>
        WorkflowPlace.Body is { } place ? WorkflowSteps.StreamAsync(place, _engine.Plan.FullName, items, cancellationToken) : items;
}
