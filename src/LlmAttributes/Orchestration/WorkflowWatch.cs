using System.Threading.Channels;

namespace LlmAttributes;

/// <summary>A workflow that runs, as the stream of what happens in it. Made by <see cref="Workflow.Watch{T}"/>.</summary>
/// <typeparam name="T">The type of its result.</typeparam>
public sealed class WorkflowWatch<T> : IAsyncEnumerable<WorkflowEvent>
{
    private readonly ChannelReader<WorkflowEvent> _events;

    internal WorkflowWatch(Func<IProgress<WorkflowEvent>, CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        var channel = Channel.CreateUnbounded<WorkflowEvent>(new() { SingleReader = true });
        _events = channel.Reader;
        Result = RunAsync(run, channel.Writer, cancellationToken);
    }

    /// <summary>Gets the result; it fails as the workflow does, which the stream of events does not.</summary>
    public Task<T> Result { get; }

    /// <summary>Reads what has happened so far and then what happens, until the workflow has ended. One reader gets each event.</summary>
    /// <param name="cancellationToken">Ends the reading, not the workflow.</param>
    /// <returns>The events.</returns>
    public IAsyncEnumerator<WorkflowEvent> GetAsyncEnumerator(CancellationToken cancellationToken = default) => _events.ReadAllAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    private static async Task<T> RunAsync(Func<IProgress<WorkflowEvent>, CancellationToken, Task<T>> run, ChannelWriter<WorkflowEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            return await run(new Feed(events), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            events.TryComplete();
        }
    }

    private sealed class Feed(ChannelWriter<WorkflowEvent> events) : IProgress<WorkflowEvent>
    {
        public void Report(WorkflowEvent value) => events.TryWrite(value);
    }
}
