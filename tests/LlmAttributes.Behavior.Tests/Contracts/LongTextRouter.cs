namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>Long prompts to the smart model, others to the cheapest.</summary>
public sealed class LongTextRouter : ILlmRouter
{
    public ValueTask<RouteDecision> SelectAsync(RouteRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new(request.InputTokens > 100 ? request.Choose([Models.Smart], "long") : request.By(RouteStrategy.Cost));
    }
}
