namespace LlmAttributes.BudgetWorker;

/// <summary>How a worker makes one call.</summary>
internal interface IWorkerCalls : IAsyncDisposable
{
    /// <summary>Makes a call.</summary>
    /// <returns>Whether the budget allowed it.</returns>
    Task<bool> CallAsync(Random random);
}
