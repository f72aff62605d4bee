using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Asks a streamed call for each chunk of its document, and streams what is made of the answers.</summary>
/// <param name="parts">The call and how its document is cut.</param>
/// <param name="call">Asks for a chunk.</param>
/// <param name="merge">Merges a group of answers.</param>
/// <param name="last">Streams the last request.</param>
internal sealed class ChunkStreamer(ChunkParts parts, BoundCall<string> call, BoundCall<string> merge, BoundStream last)
{
    /// <summary>Streams.</summary>
    /// <param name="whole">Streams the answer to a document that fits into one chunk.</param>
    /// <param name="prompt">The prompt with its document.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the parameters say to the route.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        BoundStream whole, ChunkedPrompt prompt, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var turn = new ChunkTurn(parts.Engine, callOptions, cancellationToken);
        var updates = UpdatesAsync(whole, turn, prompt, chatOptions, keys).GetAsyncEnumerator(CancellationToken.None);
        await using (updates.ConfigureAwait(false))
        {
            while (true)
            {
                try
                {
                    if (!await updates.MoveNextAsync().ConfigureAwait(false))
                        yield break;
                }
                catch (Exception exception)
                {
                    var explained = turn.Explain(exception);
                    turn.Fail(explained);
                    if (ReferenceEquals(explained, exception))
                        throw;
                    throw explained;
                }

                yield return updates.Current;
            }
        }
    }

    private async IAsyncEnumerable<ChatResponseUpdate> UpdatesAsync(BoundStream whole, ChunkTurn turn, ChunkedPrompt prompt, ChatOptions? chatOptions, RouteKeys keys)
    {
        var document = await ChunkDocument.OpenAsync(prompt.Source, parts, turn).ConfigureAwait(false);
        await using (document.ConfigureAwait(false))
        {
            if (document.Whole is { } text)
            {
                await foreach (var update in whole.Updates(prompt.Render(text), chatOptions, turn.Rest(), keys, turn.Token).ConfigureAwait(false))
                    yield return update;
                prompt.Progress?.Report(new(1, text.Length, IsCompleted: true) { Answered = 1 });
                yield break;
            }

            await turn.BeginAsync(parts.Telemetry, prompt, parts.Plan.Merge).ConfigureAwait(false);
            turn.Enter();
            prompt = await turn.PrepareAsync(prompt).ConfigureAwait(false);
            var map = new ChunkMap<string>(parts, call, turn, prompt, chatOptions, keys);
            var merged = parts.Plan.Merge == ChunkMerge.Concat ? JoinAsync(map, document) : MergeAsync(map, document, turn, prompt, chatOptions, keys);
            List<ChatResponseUpdate> seen = [];
            await foreach (var update in merged.ConfigureAwait(false))
            {
                seen.Add(update);
                yield return update;
            }

            turn.Succeed(map.Answered[^1].Result!.Model, seen.ToChatResponse(), map.Report);
            map.Tell(isCompleted: true);
        }
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> JoinAsync(ChunkMap<string> map, ChunkDocument document)
    {
        var isFirst = true;
        await foreach (var result in map.AskInOrderAsync(document).ConfigureAwait(false))
        {
            if (!isFirst)
                yield return new(ChatRole.Assistant, TextAnswer.Separator);
            isFirst = false;
            yield return UpdateOf(result);
        }
    }

    private async IAsyncEnumerable<ChatResponseUpdate> MergeAsync(ChunkMap<string> map, ChunkDocument document, ChunkTurn turn, ChunkedPrompt prompt, ChatOptions? chatOptions, RouteKeys keys)
    {
        IReadOnlyList<ChatMessage>? question = null;
        if (parts.Plan.Merge == ChunkMerge.Refine)
        {
            question = await map.RefineAsync(document, Answers.Text.TextOf, holdsLast: true).ConfigureAwait(false);
        }
        else
        {
            await map.AskAllAsync(document).ConfigureAwait(false);
            if (parts.Plan.Merge == ChunkMerge.MapReduce && map.Answered.Count > 1)
                question = await new ChunkReducer<string>(parts, merge, Answers.Text, turn, prompt, chatOptions, keys).LastAsync(map.Answered).ConfigureAwait(false);
        }

        if (question is null)
        {
            yield return UpdateOf(ChunkRunner<string>.BestOf(map.Answered));
            yield break;
        }

        turn.Enter();
        await foreach (var update in last.Updates(question, chatOptions, turn.Options(null), keys, turn.Token).ConfigureAwait(false))
            yield return update;
    }

    private static ChatResponseUpdate UpdateOf(LlmResult<string> result) => new(ChatRole.Assistant, result.Value) { ModelId = result.Response.ModelId };
}
