using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <content>Clients without a contract, for pipelines written by hand.</content>
public sealed partial class LlmRuntime
{
    /// <summary>Creates a chat client that asks the models of this runtime under the policies of a plan: route, fallback, retry, breaker, limits, hedging, budget, tracing.</summary>
    /// <param name="plan">The policies; its contract and call are the names that telemetry, ledger and messages use. An ensemble has no place in it.</param>
    /// <returns>The client. Disposing it disposes nothing: the models' clients belong to whoever created them.</returns>
    /// <remarks>Options that name a <see cref="ChatOptions.ModelId"/> which is the key of a model of this runtime ask that model first; any other is passed on as it is.</remarks>
    /// <exception cref="LlmConfigurationException">The plan cannot be bound; the message lists all faults.</exception>
    public IChatClient CreateChatClient(CallPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new PlannedChatClient(this, plan);
    }

    /// <summary>Creates an embedding generator that asks the embedding models of this runtime under the policies of a plan.</summary>
    /// <typeparam name="TInput">The type of the inputs.</typeparam>
    /// <typeparam name="TEmbedding">The type of the embeddings.</typeparam>
    /// <param name="plan">The policies; its models are those of <see cref="LlmRuntimeBuilder.AddEmbeddingModel"/>, all of one dimension, or their vectors cannot be compared.</param>
    /// <returns>The generator. Disposing it disposes nothing.</returns>
    /// <exception cref="LlmConfigurationException">The plan cannot be bound; the message lists all faults.</exception>
    public IEmbeddingGenerator<TInput, TEmbedding> CreateEmbeddingGenerator<TInput, TEmbedding>(CallPlan plan)
        where TEmbedding : Embedding
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new PlannedEmbeddingGenerator<TInput, TEmbedding>(this, plan);
    }

    internal bool Knows(string model) => _models.ContainsKey(model) || _clients(model) is not null;
}
