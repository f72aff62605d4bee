using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Lets an embedding generator stand where the engine expects a chat client, so that embeddings have the same policies, costs and spans.</summary>
internal sealed class EmbeddingBridge<TInput, TEmbedding>(IEmbeddingGenerator<TInput, TEmbedding> generator) : IChatClient, IEmbeddingBridge
    where TEmbedding : Embedding
{
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var request = (EmbeddingRequest<TInput>)messages;
        var sent = request.Options;
        if (options?.ModelId is { } model && sent?.ModelId is null)
        {
            sent = sent?.Clone() ?? new();
            sent.ModelId = model;
        }

        var embeddings = await generator.GenerateAsync(request.Values, sent, cancellationToken).ConfigureAwait(false);
        return new() { RawRepresentation = embeddings, Usage = embeddings.Usage, ModelId = embeddings.Count > 0 ? embeddings[0].ModelId : null };
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("Embeddings do not come as a stream; use 'GenerateAsync'.");

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        if (serviceKey is null && serviceType == typeof(ChatClientMetadata))
            return generator.GetService<EmbeddingGeneratorMetadata>() is { } about ? new ChatClientMetadata(about.ProviderName, about.ProviderUri, about.DefaultModelId) : null;
        return generator.GetService(serviceType, serviceKey);
    }

    public void Dispose()
    {
        // The generator belongs to whoever created it.
    }
}
