using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>A call that was made of text and can be looked at before it is sent.</summary>
/// <remarks>It has the policies of the contract, except for a method or constant that answers in place of the models.</remarks>
public sealed class CallTrial
{
    private readonly TriedCall _call;
    private readonly RouteKeys _keys;

    internal CallTrial(TriedCall call, IReadOnlyList<ChatMessage> messages, RouteKeys keys)
    {
        _call = call;
        _keys = keys;
        Messages = messages;
    }

    /// <summary>Gets the rendered messages.</summary>
    public IReadOnlyList<ChatMessage> Messages { get; }

    /// <summary>Estimates what the call costs, without sending anything.</summary>
    /// <returns>The estimate.</returns>
    public LlmCostEstimate Estimate() => _call.Estimate(Messages);

    /// <summary>Says which models the call would ask, in which order and why, without asking any.</summary>
    /// <param name="cancellationToken">Cancels the question.</param>
    /// <returns>The decision; of an ensemble the members in their order.</returns>
    public ValueTask<RouteDecision> ExplainAsync(CancellationToken cancellationToken = default) => _call.ExplainAsync(Messages, _keys, cancellationToken);

    /// <summary>Makes the call.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The text of the answer: of a stream its pieces, else one. Nothing is sent before the first is asked for.</returns>
    /// <exception cref="LlmException">The call failed.</exception>
    public IAsyncEnumerable<string> RunAsync(CancellationToken cancellationToken = default) => _call.RunAsync(Messages, _keys, cancellationToken);
}
