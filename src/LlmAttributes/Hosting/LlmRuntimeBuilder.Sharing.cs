namespace LlmAttributes;

/// <content>What several processes share, and what ends with the runtime.</content>
public sealed partial class LlmRuntimeBuilder
{
    private readonly List<IAsyncDisposable> _owned = [];
    private RuntimeSharing _sharing = new();

    /// <summary>Lets several processes keep the limits per minute among the facts of models together: they are the account's, however many processes use it.</summary>
    /// <param name="store">Where the limits are kept. It stays yours to dispose.</param>
    /// <returns>The builder.</returns>
    /// <remarks>Limits of requests at once hold for each process.</remarks>
    public LlmRuntimeBuilder ShareRateLimits(IRateStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        _sharing = _sharing with { Rates = store };
        return this;
    }

    /// <summary>Lets the breakers of several processes open and close together.</summary>
    /// <param name="feed">What carries the news. It stays yours to dispose.</param>
    /// <returns>The builder.</returns>
    public LlmRuntimeBuilder ShareBreakers(IBreakerFeed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        _sharing = _sharing with { Breakers = feed };
        return this;
    }

    /// <summary>Lets the routes by <see cref="RouteStrategy.RoundRobin"/> of several processes take turns together.</summary>
    /// <param name="store">What counts the turns. It stays yours to dispose.</param>
    /// <returns>The builder.</returns>
    public LlmRuntimeBuilder ShareTurns(ITurnStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        _sharing = _sharing with { Turns = store };
        return this;
    }

    /// <summary>Hands something over that ends with the runtime, after all that was to be kept is written.</summary>
    /// <param name="resource">What is disposed with the runtime; where that is disposed synchronously, it must be an <see cref="IDisposable"/> too.</param>
    /// <returns>The builder.</returns>
    public LlmRuntimeBuilder DisposeWithRuntime(IAsyncDisposable resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        _owned.Add(resource);
        return this;
    }
}
