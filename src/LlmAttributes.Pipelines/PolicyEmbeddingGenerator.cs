using System.Diagnostics;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>A stage of a pipeline: the generator below it, asked under the policies of a plan.</summary>
internal sealed class PolicyEmbeddingGenerator<TInput, TEmbedding>(IEmbeddingGenerator<TInput, TEmbedding> innerGenerator, LlmRuntime runtime, CallPlan plan)
    : DelegatingEmbeddingGenerator<TInput, TEmbedding>(innerGenerator)
    where TEmbedding : Embedding
{
    private readonly IEmbeddingGenerator<TInput, TEmbedding> _policies = runtime.CreateEmbeddingGenerator<TInput, TEmbedding>(plan);

    public override Task<GeneratedEmbeddings<TEmbedding>> GenerateAsync(IEnumerable<TInput> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        _policies.GenerateAsync(values, options, cancellationToken);

    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        if (serviceKey is not null)
            return base.GetService(serviceType, serviceKey);
        if (serviceType == typeof(ActivitySource))
            return _policies.GetService(serviceType);
        return serviceType == typeof(LlmRuntime) ? runtime : base.GetService(serviceType, serviceKey);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            runtime.Dispose();
        base.Dispose(disposing);
    }
}
