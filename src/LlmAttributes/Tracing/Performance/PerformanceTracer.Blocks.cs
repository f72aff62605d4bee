namespace LlmAttributes;

/// <content>Code that is timed where it stands.</content>
public sealed partial class PerformanceTracer
{
    /// <summary>Times what runs until the block is disposed, by <see langword="using"/> or <see langword="await using"/>.</summary>
    /// <param name="operation">The name of the operation. Each name has statistics of its own: leave ids and texts out of it.</param>
    /// <param name="component">The system or part of the application; <see langword="null"/> is none.</param>
    /// <returns>The block.</returns>
    public PerformanceBlock TraceBlock(string operation, string? component = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(operation);
        return new(this, operation, component);
    }

    /// <summary>Runs and times a function; what it throws is recorded as failure and passed on.</summary>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="operation">The name of the operation.</param>
    /// <param name="run">The function, which is given its block.</param>
    /// <param name="component">The system or part of the application; <see langword="null"/> is none.</param>
    /// <returns>Its result.</returns>
    public T Trace<T>(string operation, Func<PerformanceBlock, T> run, string? component = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var block = TraceBlock(operation, component);
        try
        {
            return run(block);
        }
        catch (Exception exception)
        {
            block.Fail(exception);
            throw;
        }
    }

    /// <summary>Runs and times an asynchronous function; what it throws is recorded as failure and passed on.</summary>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="operation">The name of the operation.</param>
    /// <param name="run">The function, which is given its block.</param>
    /// <param name="component">The system or part of the application; <see langword="null"/> is none.</param>
    /// <returns>Its result.</returns>
    public async Task<T> TraceAsync<T>(string operation, Func<PerformanceBlock, Task<T>> run, string? component = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var block = TraceBlock(operation, component);
        try
        {
            return await run(block).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            block.Fail(exception);
            throw;
        }
    }
}
