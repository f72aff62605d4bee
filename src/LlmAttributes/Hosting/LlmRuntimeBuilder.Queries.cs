namespace LlmAttributes;

/// <content>How queries are optimized.</content>
public sealed partial class LlmRuntimeBuilder
{
    /// <summary>Gets how <see cref="LlmRuntime.Queries"/> works. A runtime that shares with another has that one's optimizer.</summary>
    public QueryOptimizerOptions Queries { get; } = new();

    /// <summary>Keeps the history of the query optimizer beyond the process. It is read once when the runtime begins, and written every second while there are calls and when the runtime ends.</summary>
    /// <param name="store">The store. It stays yours to dispose.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">The runtime shares with another, and so has that one's store.</exception>
    public LlmRuntimeBuilder UseQueryHistoryStore(IQueryHistoryStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        ThrowIfHosted(nameof(UseQueryHistoryStore));
        Queries.Store = store;
        return this;
    }
}
