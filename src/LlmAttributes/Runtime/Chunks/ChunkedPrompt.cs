using System.Collections;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>A prompt that is rendered for each chunk of a document. As messages it is the prompt with a mark in place of the document.</summary>
internal sealed class ChunkedPrompt(ChunkSource source, Func<string, IReadOnlyList<ChatMessage>> render, IProgress<ChunkProgress>? progress) : IReadOnlyList<ChatMessage>
{
    public const string Mark = "[document]";

    private IReadOnlyList<ChatMessage>? _marked;

    public ChunkSource Source => source;

    public IProgress<ChunkProgress>? Progress => progress;

    public int Count => Marked.Count;

    public ChatMessage this[int index] => Marked[index];

    /// <summary>The prompt with a mark in place of the document.</summary>
    public IReadOnlyList<ChatMessage> Marked => _marked ??= render(Mark);

    public IReadOnlyList<ChatMessage> Render(string chunk) => render(chunk);

    /// <summary>The prompt as its query is asked.</summary>
    public ChunkedPrompt Asking(OptimizedQuery query) => new(source, chunk => ChunkQuery.Apply(query, render(chunk)), progress);

    /// <summary>The prompt with passages in their places.</summary>
    public ChunkedPrompt Filled(RetrievedContext retrieved) => new(source, chunk => retrieved.Fill(render(chunk)), progress);

    public IEnumerator<ChatMessage> GetEnumerator() => Marked.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
