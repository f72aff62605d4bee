using System.Diagnostics;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>An embedding generator that asks the models of a runtime under the policies of a plan.</summary>
internal sealed class PlannedEmbeddingGenerator<TInput, TEmbedding> : IEmbeddingGenerator<TInput, TEmbedding>
    where TEmbedding : Embedding
{
    private static readonly LlmCallOptions s_inTheirSpan = new() { IsInTheirSpan = true };

    private readonly BoundCall<ChatResponse> _call;
    private readonly IChatClient _first;
    private readonly string? _firstModel;
    private readonly bool _isTraced;

    public PlannedEmbeddingGenerator(LlmRuntime runtime, CallPlan plan)
    {
        if (plan.Ensemble is not null)
            throw new ArgumentException($"'{plan.FullName}' has an ensemble, but embeddings have nothing to vote on; remove 'Ensemble'.", nameof(plan));
        (_call, _, var first) = Contracts.Create(runtime, binder => binder.BindChat(plan));
        _first = first!.Client;
        _firstModel = _first.GetService<ChatClientMetadata>()?.DefaultModelId;
        _isTraced = plan.Trace;
        if (_first is not EmbeddingBridge<TInput, TEmbedding>)
            throw new LlmConfigurationException([$"'{plan.FullName}' asks model '{first.Model.Key}', which makes no embeddings of this type; add it with '{nameof(LlmRuntimeBuilder)}.{nameof(LlmRuntimeBuilder.AddEmbeddingModel)}'."]);
    }

    public async Task<GeneratedEmbeddings<TEmbedding>> GenerateAsync(IEnumerable<TInput> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        var request = new EmbeddingRequest<TInput>(values as IReadOnlyList<TInput> ?? [.. values], options);
        var isInTheirSpan = _isTraced && OuterSpan.IsOf(SemConv.Embeddings, options?.ModelId ?? _firstModel);
        var response = await _call.AskAsync(request, null, isInTheirSpan ? s_inTheirSpan : null, cancellationToken).ConfigureAwait(false);
        return (GeneratedEmbeddings<TEmbedding>)response.RawRepresentation!;
    }

    /// <summary>Makes embeddings and tells of each attempt.</summary>
    public async Task<(GeneratedEmbeddings<TEmbedding> Embeddings, IReadOnlyList<AttemptRecord> Attempts)> AskResultAsync(IReadOnlyList<TInput> values, LlmCallOptions? callOptions, CancellationToken cancellationToken)
    {
        var result = await _call.AskResultAsync(new EmbeddingRequest<TInput>(values, null), null, callOptions, cancellationToken).ConfigureAwait(false);
        return ((GeneratedEmbeddings<TEmbedding>)result.Response.RawRepresentation!, result.Attempts);
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is null && _isTraced && serviceType == typeof(ActivitySource))
            return Instruments.Source;
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : _first.GetService(serviceType, serviceKey);
    }

    public void Dispose()
    {
        // The generators behind it belong to whoever created them.
    }
}
