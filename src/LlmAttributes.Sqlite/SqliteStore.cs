namespace LlmAttributes;

/// <summary>Budgets and the cost ledger in one SQLite file. Thread-safe; several processes of one machine may open the same file.</summary>
/// <remarks>
/// <para>
/// All work goes through one connection, in transactions that take the write lock when they begin, so that nobody reserves what another has just been given. Calls that come at once
/// share a transaction and its wait for the disk. The file uses write-ahead logging: after the process was killed at any moment it holds every settled cost, and nothing else has to
/// be repaired; what was reserved counts until its lease is over.
/// </para>
/// <para>
/// Money is kept in SQLite's own 64-bit integers as whole pico-dollars, so SQL may add it up without rounding; the ledger keeps whole dollars and pico-dollars apart, since its sums may
/// be larger. All tables begin with <c>llm_</c>, so the file may be one that the application uses for something else, too.
/// </para>
/// <para>
/// Write-ahead logging needs a local file system: on a network share, use a server such as Redis.
/// </para>
/// </remarks>
public sealed class SqliteStore : IAsyncDisposable, IDisposable
{
    private readonly SqliteWriter _writer;

    private SqliteStore(SqliteWriter writer, SqliteStoreOptions options)
    {
        _writer = writer;
        Budgets = new SqliteBudgetStore(writer);
        Ledger = new SqliteLedgerStore(writer);
        Conversations = new SqliteConversationStore(writer);
        Quality = new SqliteQualityStore(writer);
        Cache = new SqliteCacheStore(writer, options.TimeProvider);
        Queries = new SqliteQueryHistoryStore(writer);
        Workflows = new SqliteWorkflowStore(writer, options.WorkflowDays);
        KeepsAnswers = options.KeepsAnswers;
        KeepsWorkflows = options.KeepsWorkflows;
    }

    /// <summary>Gets the budgets.</summary>
    public IBudgetStore Budgets { get; }

    /// <summary>Gets the ledger.</summary>
    public ILedgerStore Ledger { get; }

    /// <summary>Gets the conversations, for <see cref="LlmRuntimeBuilder.UseConversationStore"/>.</summary>
    public IConversationStore Conversations { get; }

    /// <summary>Gets the quality of answers, for <see cref="LlmRuntimeBuilder.UseQualityStore"/>.</summary>
    public IQualityStore Quality { get; }

    /// <summary>Gets the kept answers, for <see cref="LlmRuntimeBuilder.UseCacheStore"/>; <c>UseSqlite</c> does that where <see cref="SqliteStoreOptions.KeepsAnswers"/> says so, since they stand in the file as they are.</summary>
    public ILlmCacheStore Cache { get; }

    /// <summary>Gets the history of the query optimizer, for <see cref="LlmRuntimeBuilder.UseQueryHistoryStore"/>.</summary>
    public IQueryHistoryStore Queries { get; }

    /// <summary>Gets the steps of workflows, for <see cref="LlmRuntimeBuilder.UseWorkflowStore"/>; <c>UseSqlite</c> does that where <see cref="SqliteStoreOptions.KeepsWorkflows"/> says so, since answers stand in the file as they are.</summary>
    public IWorkflowStore Workflows { get; }

    internal bool KeepsAnswers { get; }

    internal bool KeepsWorkflows { get; }

    /// <summary>Opens a file, and creates it where there is none.</summary>
    /// <param name="path">The path of the file. Its folder must exist.</param>
    /// <param name="options">How to treat it.</param>
    /// <returns>The store, to be disposed when no runtime uses it any more.</returns>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of the options is out of its range.</exception>
    /// <exception cref="LlmException">The file cannot be used: it is no database, read-only, locked, or was written by a newer version. The message says what to do.</exception>
    public static SqliteStore Open(string path, SqliteStoreOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options ??= new();
        options.Validate();
        return new(new(SqliteSession.Open(path, options)), options);
    }

    /// <summary>Finishes what was asked and closes the file.</summary>
    /// <returns>A task that ends when it is closed.</returns>
    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    /// <summary>Finishes what was asked and closes the file.</summary>
    public void Dispose() => _writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
