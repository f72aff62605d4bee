using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace LlmAttributes;

/// <summary>Shares what a runtime keeps with those of other processes.</summary>
public static class LlmRuntimeBuilderRedisExtensions
{
    /// <summary>Shares budgets, ledger, conversations, the quality of answers, the history of queries, limits per minute, breakers and turns of round robin over a server, whose connection is closed when the runtime is disposed.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configuration">The address and what else StackExchange.Redis takes, for instance <c>localhost:6379,password=…</c>. A server that is away is tried again in the background.</param>
    /// <param name="options">How to use the server.</param>
    /// <param name="loggers">Where to say that the server is away, and that it is back; by default where the runtime logs.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The configuration cannot be read, or the key prefix of the options is empty or holds braces.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number or an enumeration of the options is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The runtime shares the budgets of another.</exception>
    public static LlmRuntimeBuilder UseRedis(this LlmRuntimeBuilder builder, string configuration, RedisStoreOptions? options = null, ILoggerFactory? loggers = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var store = RedisStore.Connect(configuration, options, loggers ?? builder.Loggers);
        return builder.DisposeWithRuntime(store).UseRedis(store);
    }

    /// <summary>Shares the same over a connection that stays yours to dispose. For options, give it to a <see cref="RedisStore"/>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="multiplexer">The connection.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">The runtime shares the budgets of another.</exception>
    public static LlmRuntimeBuilder UseRedis(this LlmRuntimeBuilder builder, IConnectionMultiplexer multiplexer)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var store = new RedisStore(multiplexer, loggers: builder.Loggers);
        return builder.DisposeWithRuntime(store).UseRedis(store);
    }

    /// <summary>Shares the same over a store that is there. For a part of it, name that part instead, for instance <c>UseBudgetStore(store.Budgets)</c>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="store">The store. It stays yours to dispose, after the runtime.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">The runtime shares the budgets of another.</exception>
    public static LlmRuntimeBuilder UseRedis(this LlmRuntimeBuilder builder, RedisStore store)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(store);
        if (store.KeepsAnswers)
            builder.UseCacheStore(store.Cache);
        if (store.KeepsWorkflows)
            builder.UseWorkflowStore(store.Workflows);
        return builder
            .UseBudgetStore(store.Budgets)
            .UseLedgerStore(store.Ledger)
            .UseConversationStore(store.Conversations)
            .UseQualityStore(store.Quality)
            .UseQueryHistoryStore(store.Queries)
            .ShareRateLimits(store.RateLimits)
            .ShareBreakers(store.Breakers)
            .ShareTurns(store.Turns);
    }
}
