namespace LlmAttributes;

/// <summary>Keeps what a runtime must not forget in a SQLite file.</summary>
public static class LlmRuntimeBuilderSqliteExtensions
{
    /// <summary>Keeps budgets, ledger, conversations, the quality of answers and the history of queries in a file, which is closed when the runtime is disposed.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="path">The path of the file; it is created where there is none. Its folder must exist.</param>
    /// <param name="options">How to treat it.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of the options is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The runtime shares the budgets of another.</exception>
    /// <exception cref="LlmException">The file cannot be used. The message says what to do.</exception>
    public static LlmRuntimeBuilder UseSqlite(this LlmRuntimeBuilder builder, string path, SqliteStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var store = SqliteStore.Open(path, options);
        return builder.DisposeWithRuntime(store).UseSqlite(store);
    }

    /// <summary>Keeps budgets, ledger, conversations, the quality of answers and the history of queries in a file that is open, for instance one that several runtimes use.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="store">The file. It stays yours to dispose, after the runtime.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">The runtime shares the budgets of another.</exception>
    public static LlmRuntimeBuilder UseSqlite(this LlmRuntimeBuilder builder, SqliteStore store)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(store);
        if (store.KeepsAnswers)
            builder.UseCacheStore(store.Cache);
        if (store.KeepsWorkflows)
            builder.UseWorkflowStore(store.Workflows);
        return builder.UseBudgetStore(store.Budgets).UseLedgerStore(store.Ledger).UseConversationStore(store.Conversations).UseQualityStore(store.Quality).UseQueryHistoryStore(store.Queries);
    }
}
