using LlmAttributes;
using LlmAttributes.Runtime;

namespace Microsoft.Extensions.AI;

/// <summary>Puts the policies of LlmAttributes into a pipeline of embedding generators.</summary>
public static class LlmEmbeddingGeneratorBuilderExtensions
{
    /// <summary>Adds any combination of policies as one stage: retry, limits, breaker, fallback, hedging, budget, tracing.</summary>
    /// <typeparam name="TInput">The type of the inputs.</typeparam>
    /// <typeparam name="TEmbedding">The type of the embeddings.</typeparam>
    /// <param name="builder">The pipeline.</param>
    /// <param name="plan">The policies. A plan that names no model asks the inner generator.</param>
    /// <param name="configure">Adds the other models that the plan names (<see cref="LlmRuntimeBuilder.AddEmbeddingModel"/>), and sets the numbers that belong to models.</param>
    /// <param name="facts">The facts of the inner generator's model, such as its price and its limits.</param>
    /// <returns>The pipeline.</returns>
    /// <exception cref="LlmConfigurationException">When the pipeline is built: the plan cannot be bound; the message lists all faults.</exception>
    public static EmbeddingGeneratorBuilder<TInput, TEmbedding> UseLlmPolicies<TInput, TEmbedding>(
        this EmbeddingGeneratorBuilder<TInput, TEmbedding> builder, CallPlan plan, Action<LlmRuntimeBuilder>? configure = null, ModelFacts? facts = null)
        where TEmbedding : Embedding
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(plan);
        return builder.Use((inner, services) =>
        {
            var runtime = PipelineRuntime.Create(services).AddEmbeddingModel(PipelineRuntime.Inner, inner, facts);
            configure?.Invoke(runtime);
            return new PolicyEmbeddingGenerator<TInput, TEmbedding>(inner, runtime.Build(), plan);
        });
    }
}
