namespace LlmAttributes;

/// <summary>Orders the models of a route by rules of one's own, see <see cref="RouteByAttribute{TRouter}"/>. One instance serves all calls at once.</summary>
public interface ILlmRouter
{
    /// <summary>Orders the candidates for one call.</summary>
    /// <param name="request">The call and the candidates that satisfy its constraints.</param>
    /// <param name="cancellationToken">Ends when the caller gives up or the time of the call is over.</param>
    /// <returns>
    /// The decision, most simply made by <see cref="RouteRequest.Choose"/> or <see cref="RouteRequest.By"/>. Only the models of its order are asked. A router that throws, or
    /// that names nobody, fails no call: the declared order holds, and a warning is logged.
    /// </returns>
    ValueTask<RouteDecision> SelectAsync(RouteRequest request, CancellationToken cancellationToken);
}
