using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace LlmAttributes;

/// <summary>Budgets, the cost ledger and limits in Redis, shared by all processes that use the same server and key prefix. Thread-safe.</summary>
/// <remarks>
/// <para>
/// Every reservation and every settlement is one script, so nobody sees half of it; reservations of processes that died lapse inside the scripts of others. Lua's numbers are 64-bit
/// floating point: amounts are kept as two whole numbers each, and so stay exact to the pico-dollar.
/// </para>
/// <para>
/// What a server keeps through a restart is its own affair: switch its append-only file on (<c>appendonly yes</c>) for budgets that must survive one. A settlement that the server cannot
/// take is kept in the process, counts as booked, and is sent when the server is back. Keys of past periods expire by themselves.
/// </para>
/// </remarks>
public sealed class RedisStore : IAsyncDisposable, IDisposable
{
    private readonly RedisServer _server;
    private readonly RedisBudgetStore _budgets;
    private readonly IConnectionMultiplexer? _owned;

    /// <summary>Creates a store on a connection that stays yours to dispose.</summary>
    /// <param name="multiplexer">The connection.</param>
    /// <param name="options">How to use the server.</param>
    /// <param name="loggers">Where to say that the server is away, and that it is back.</param>
    /// <exception cref="ArgumentException">The key prefix of the options is empty or holds braces.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number or an enumeration of the options is out of its range.</exception>
    public RedisStore(IConnectionMultiplexer multiplexer, RedisStoreOptions? options = null, ILoggerFactory? loggers = null)
    {
        ArgumentNullException.ThrowIfNull(multiplexer);
        options ??= new();
        options.Validate();
        _server = new(multiplexer, options, (loggers ?? NullLoggerFactory.Instance).CreateLogger("LlmAttributes"));
        _budgets = new(_server);
        Ledger = new RedisLedgerStore(_server);
        Conversations = new RedisConversationStore(_server);
        Quality = new RedisQualityStore(_server);
        Cache = new RedisCacheStore(_server);
        Queries = new RedisQueryHistoryStore(_server);
        Workflows = new RedisWorkflowStore(_server, options.WorkflowDays);
        KeepsAnswers = options.KeepsAnswers;
        KeepsWorkflows = options.KeepsWorkflows;
        RateLimits = new RedisRateStore(_server);
        Breakers = new RedisBreakerFeed(_server);
        Turns = new RedisTurnStore(_server);
    }

    private RedisStore(IConnectionMultiplexer multiplexer, RedisStoreOptions? options, ILoggerFactory? loggers, bool isOwned)
        : this(multiplexer, options, loggers) => _owned = isOwned ? multiplexer : null;

    /// <summary>Gets the budgets.</summary>
    public IBudgetStore Budgets => _budgets;

    /// <summary>Gets the ledger.</summary>
    public ILedgerStore Ledger { get; }

    /// <summary>Gets the conversations, for <see cref="LlmRuntimeBuilder.UseConversationStore"/>. They do not expire.</summary>
    public IConversationStore Conversations { get; }

    /// <summary>Gets the limits per minute of models, for <see cref="LlmRuntimeBuilder.ShareRateLimits"/>.</summary>
    public IRateStore RateLimits { get; }

    /// <summary>Gets the news of circuit breakers, for <see cref="LlmRuntimeBuilder.ShareBreakers"/>.</summary>
    public IBreakerFeed Breakers { get; }

    /// <summary>Gets the turns of round robin, for <see cref="LlmRuntimeBuilder.ShareTurns"/>.</summary>
    public ITurnStore Turns { get; }

    /// <summary>Gets the quality of answers, for <see cref="LlmRuntimeBuilder.UseQualityStore"/>.</summary>
    public IQualityStore Quality { get; }

    /// <summary>Gets the kept answers, for <see cref="LlmRuntimeBuilder.UseCacheStore"/>; <c>UseRedis</c> does that where <see cref="RedisStoreOptions.KeepsAnswers"/> says so, since they stand on the server as they are.</summary>
    public ILlmCacheStore Cache { get; }

    /// <summary>Gets the history of the query optimizer, for <see cref="LlmRuntimeBuilder.UseQueryHistoryStore"/>.</summary>
    public IQueryHistoryStore Queries { get; }

    /// <summary>Gets the steps of workflows, for <see cref="LlmRuntimeBuilder.UseWorkflowStore"/>; <c>UseRedis</c> does that where <see cref="RedisStoreOptions.KeepsWorkflows"/> says so, since answers stand on the server as they are.</summary>
    public IWorkflowStore Workflows { get; }

    internal bool KeepsAnswers { get; }

    internal bool KeepsWorkflows { get; }

    /// <summary>Connects to a server. One that cannot be reached yet is tried again in the background.</summary>
    /// <param name="configuration">The address and what else StackExchange.Redis takes, for instance <c>localhost:6379,password=…</c>.</param>
    /// <param name="options">How to use the server.</param>
    /// <param name="loggers">Where to say that the server is away, and that it is back.</param>
    /// <returns>The store, to be disposed when no runtime uses it any more.</returns>
    /// <exception cref="ArgumentException">The configuration cannot be read, or the key prefix of the options is empty or holds braces.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number or an enumeration of the options is out of its range.</exception>
    public static RedisStore Connect(string configuration, RedisStoreOptions? options = null, ILoggerFactory? loggers = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(configuration);
        (options ??= new()).Validate();
        var parsed = ConfigurationOptions.Parse(configuration);
        parsed.AbortOnConnectFail = false;
        return new(ConnectionMultiplexer.Connect(parsed), options, loggers, isOwned: true);
    }

    /// <summary>Creates a limiter of requests that all processes share, for <see cref="LlmRuntimeBuilder.LimitModel"/> or any other use of System.Threading.RateLimiting.</summary>
    /// <param name="name">The name of the limit, the same in all processes.</param>
    /// <param name="perMinute">How many permits a minute gives, 1 or more; after a pause as many may be had at once.</param>
    /// <param name="time">The clock of the waits; by default the system's. The rate is kept by the server's clock.</param>
    /// <returns>The limiter. Who asks it asynchronously waits for a turn; asked synchronously it refuses, since only the server knows.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate is below 1.</exception>
    public RateLimiter CreateRateLimiter(string name, int perMinute, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(perMinute, 1);
        return new RedisRateLimiter(RateLimits, name, perMinute, time ?? TimeProvider.System);
    }

    /// <summary>Sends what is still to be settled, and closes a connection of its own.</summary>
    /// <returns>A task that ends when it is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        await _budgets.Debts.CloseAsync().ConfigureAwait(false);
        _server.Dispose();
        if (_owned is not null)
            await _owned.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Sends what is still to be settled, and closes a connection of its own.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
