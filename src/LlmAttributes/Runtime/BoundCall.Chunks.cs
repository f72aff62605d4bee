using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <content>A call that runs for each chunk of its document.</content>
public sealed partial class BoundCall<T>
{
    /// <summary>What asks for the chunks; <see langword="null"/> where no parameter is cut.</summary>
    internal ChunkRunner<T>? Chunks { get; init; }

    private async Task<T> AskChunksValueAsync(ChunkedPrompt prompt, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken) =>
        (await Chunks!.AskAsync(this, prompt, chatOptions, callOptions, keys, cancellationToken).ConfigureAwait(false)).Value;
}
