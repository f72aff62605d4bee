namespace LlmAttributes;

/// <summary>Keeps the ledger beyond the process: what was spent by day, contract, call, model and tenant.</summary>
/// <remarks>All members may be called at once from any thread and process.</remarks>
public interface ILedgerStore
{
    /// <summary>Adds to the lines with the same day, contract, call, model and tenant: attempts, tokens and cost add up.</summary>
    /// <param name="batch">What is new. When the store has kept one of the same writer with this number or a higher one, within the last week at least, it adds nothing.</param>
    /// <param name="cancellationToken">Cancels the wait for the store.</param>
    /// <returns>A task that completes when all lines are kept. When it fails or is cancelled, either all or none are, and the batch is added again later.</returns>
    ValueTask AddAsync(LedgerBatch batch, CancellationToken cancellationToken);

    /// <summary>Reads the lines of some days.</summary>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day.</param>
    /// <param name="cancellationToken">Cancels the wait for the store.</param>
    /// <returns>The lines, sorted by day, contract, call, model and tenant (ordinal, no tenant first).</returns>
    ValueTask<IReadOnlyList<LedgerLine>> ReadAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken);
}
