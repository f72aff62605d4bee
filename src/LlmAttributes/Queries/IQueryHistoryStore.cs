namespace LlmAttributes;

/// <summary>Keeps the history of a <see cref="QueryOptimizer"/> beyond the process.</summary>
/// <remarks>All members may be called at once from any thread and process.</remarks>
public interface IQueryHistoryStore
{
    /// <summary>Adds to the history; the store keeps the newest <paramref name="capacity"/> entries.</summary>
    /// <param name="entries">What is new, the oldest first.</param>
    /// <param name="capacity">How many entries are kept.</param>
    /// <param name="cancellationToken">Cancels the wait for the store.</param>
    /// <returns>A task that completes when all entries are kept.</returns>
    ValueTask AddAsync(IReadOnlyList<QueryRecord> entries, int capacity, CancellationToken cancellationToken);

    /// <summary>Reads the newest entries.</summary>
    /// <param name="capacity">How many at the most.</param>
    /// <param name="cancellationToken">Cancels the wait for the store.</param>
    /// <returns>The entries, the oldest first.</returns>
    ValueTask<IReadOnlyList<QueryRecord>> ReadAsync(int capacity, CancellationToken cancellationToken);
}
