using System.Collections;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>The inputs of a request for embeddings, as the engine counts them: one message each.</summary>
internal sealed class EmbeddingRequest<TInput>(IReadOnlyList<TInput> values, EmbeddingGenerationOptions? options) : IReadOnlyList<ChatMessage>
{
    public IReadOnlyList<TInput> Values => values;

    public EmbeddingGenerationOptions? Options => options;

    public int Count => values.Count;

    public ChatMessage this[int index] => new(ChatRole.User, values[index] is string text ? text : "");

    public IEnumerator<ChatMessage> GetEnumerator()
    {
        for (var i = 0; i < values.Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
