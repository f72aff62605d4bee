namespace LlmAttributes.Evaluation.Resilience;

/// <summary>Runs something in a thread pool of one thread, so that what goes on in the pool does so in one order.</summary>
internal static class SingleWorker
{
    /// <summary>Runs and waits. Not for threads of the pool, which would wait for themselves.</summary>
    public static T Run<T>(Func<Task<T>> run)
    {
        ThreadPool.GetMinThreads(out var minWorkers, out var minPorts);
        ThreadPool.GetMaxThreads(out var maxWorkers, out var maxPorts);
        if (!ThreadPool.SetMinThreads(1, minPorts) || !ThreadPool.SetMaxThreads(1, maxPorts))
            throw new InvalidOperationException("The thread pool cannot be limited to one thread, so a simulation would not be repeatable.");
        try
        {
            return Task.Run(run).GetAwaiter().GetResult();
        }
        finally
        {
            ThreadPool.SetMaxThreads(maxWorkers, maxPorts);
            ThreadPool.SetMinThreads(minWorkers, minPorts);
        }
    }
}
