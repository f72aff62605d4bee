namespace LlmAttributes;

/// <summary>Keeps the steps of long workflows, so that a run that was cut off goes on where it was. Thread-safe.</summary>
public interface IWorkflowStore
{
    /// <summary>Takes a run, so that nobody else runs it at the same time. A lease that is over is nobody's.</summary>
    /// <param name="run">The run.</param>
    /// <param name="owner">Who takes it.</param>
    /// <param name="now">The time.</param>
    /// <param name="until">When the lease ends, unless it is extended.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns><see langword="null"/> when the run is the owner's now; else when the lease of who has it ends.</returns>
    ValueTask<DateTimeOffset?> AcquireAsync(WorkflowRunKey run, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Extends a lease.</summary>
    /// <param name="run">The run.</param>
    /// <param name="owner">Who has it.</param>
    /// <param name="until">When the lease ends.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>Whether the run is still the owner's.</returns>
    ValueTask<bool> ExtendAsync(WorkflowRunKey run, string owner, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Gives a run back; its steps stay.</summary>
    /// <param name="run">The run.</param>
    /// <param name="owner">Who has it; of another nothing is taken.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>A task that ends with the work.</returns>
    ValueTask ReleaseAsync(WorkflowRunKey run, string owner, CancellationToken cancellationToken);

    /// <summary>Reads the steps of a run in the order in which they were added.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The steps.</returns>
    ValueTask<IReadOnlyList<WorkflowRecord>> ReadAsync(WorkflowRunKey run, CancellationToken cancellationToken);

    /// <summary>Adds a step; when the task ends, it outlives the process.</summary>
    /// <param name="run">The run.</param>
    /// <param name="owner">Who has it.</param>
    /// <param name="record">The step.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>Whether it was added: <see langword="false"/> when the run is another's.</returns>
    ValueTask<bool> AddAsync(WorkflowRunKey run, string owner, WorkflowRecord record, CancellationToken cancellationToken);

    /// <summary>Forgets a run with its steps.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>A task that ends with the work.</returns>
    ValueTask RemoveAsync(WorkflowRunKey run, CancellationToken cancellationToken);
}
