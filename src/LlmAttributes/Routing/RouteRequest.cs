using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>A call that a router is asked about.</summary>
public sealed class RouteRequest
{
    private readonly CallRoute _route;

    internal RouteRequest(CallRoute route) => _route = route;

    /// <summary>Gets the name of the contract.</summary>
    public required string Contract { get; init; }

    /// <summary>Gets the name of the method.</summary>
    public required string Call { get; init; }

    /// <summary>Gets the rendered prompt.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>Gets the caller's chat options.</summary>
    public ChatOptions? Options { get; init; }

    /// <summary>Gets what the call does differently from its attributes.</summary>
    public LlmCallOptions? CallOptions { get; init; }

    /// <summary>Gets the models that satisfy the constraints, in the declared order.</summary>
    public required IReadOnlyList<RouteCandidate> Candidates { get; init; }

    /// <summary>Gets the length of the input in tokens, estimated.</summary>
    public required long InputTokens { get; init; }

    /// <summary>Gets a value indicating whether the answer is streamed.</summary>
    public bool IsStream { get; init; }

    /// <summary>Makes a decision.</summary>
    /// <param name="models">The keys of the models, the first to be asked first; those that are no candidates are passed over.</param>
    /// <param name="reason">Why, in a few words that do not change from call to call: telemetry counts by them.</param>
    /// <returns>The decision.</returns>
    public RouteDecision Choose(IEnumerable<string> models, string reason = "router")
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new() { Call = $"{Contract}.{Call}", Strategy = RouteStrategy.Router, Order = [.. models], Reason = reason };
    }

    /// <summary>Lets a strategy decide, for routers that do something of their own in some cases only.</summary>
    /// <param name="strategy">A strategy that needs no more than the facts of the models: <see cref="RouteStrategy.Cost"/>, <see cref="RouteStrategy.Speed"/>, <see cref="RouteStrategy.Quality"/> or <see cref="RouteStrategy.Balanced"/>.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The strategy needs more.</exception>
    public RouteDecision By(RouteStrategy strategy) => _route.Decide(this, strategy);
}
