using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Asks for the chunks of a document.</summary>
internal sealed class ChunkMap<T>(ChunkParts parts, BoundCall<T> call, ChunkTurn turn, ChunkedPrompt prompt, ChatOptions? chatOptions, RouteKeys keys)
{
    private readonly List<Task<ChunkReply<T>>> _running = [];
    private readonly List<ChunkReply<T>> _replies = [];
    private string? _answer;
    private int _answered;
    private int _failed;
    private long _characters;

    /// <summary>Gets what is known of the chunks.</summary>
    public ChunkReport Report =>
        new(_replies.Count, [.. _replies.Where(static reply => reply.Fault is not null).Select(static reply => new MissingChunk(reply.Position, reply.Chunk.Start, reply.Chunk.End, reply.Fault!.Kind))]);

    /// <summary>Gets the chunks that were answered, in their order.</summary>
    public IReadOnlyList<ChunkReply<T>> Answered => [.. _replies.Where(static reply => reply.Result is not null)];

    /// <summary>Gets the attempts for all chunks, in their order.</summary>
    public IEnumerable<AttemptRecord> Attempts => _replies.SelectMany(static reply => reply.Attempts);

    /// <summary>Asks for all chunks, several at once.</summary>
    /// <exception cref="LlmException">A chunk failed that must not, or too many did.</exception>
    public async Task AskAllAsync(ChunkDocument document)
    {
        try
        {
            await foreach (var chunk in document.CutAsync(parts, turn.Stages, turn.Token).ConfigureAwait(false))
            {
                while (_running.Count >= parts.Plan.Concurrency)
                    await TakeAsync().ConfigureAwait(false);
                Begin(chunk, turn.Render(() => prompt.Render(chunk.Content)));
            }

            while (_running.Count > 0)
                await TakeAsync().ConfigureAwait(false);
        }
        catch
        {
            await StopAsync().ConfigureAwait(false);
            throw;
        }

        ThrowIfTooManyFailed();
    }

    /// <summary>Asks for all chunks, several at once, and gives each answer when those before it are given.</summary>
    /// <exception cref="LlmException">A chunk failed that must not, or too many did.</exception>
    public async IAsyncEnumerable<LlmResult<T>> AskInOrderAsync(ChunkDocument document)
    {
        var hasEnded = false;
        try
        {
            await foreach (var chunk in document.CutAsync(parts, turn.Stages, turn.Token).ConfigureAwait(false))
            {
                while (_running.Count >= parts.Plan.Concurrency)
                {
                    if (await TakeAsync(_running[0]).ConfigureAwait(false) is { } result)
                        yield return result;
                }

                Begin(chunk, turn.Render(() => prompt.Render(chunk.Content)));
            }

            while (_running.Count > 0)
            {
                if (await TakeAsync(_running[0]).ConfigureAwait(false) is { } result)
                    yield return result;
            }

            hasEnded = true;
        }
        finally
        {
            if (!hasEnded)
                await StopAsync().ConfigureAwait(false);
        }

        ThrowIfTooManyFailed();
    }

    /// <summary>Asks for the chunks one after the other, each with the answer so far.</summary>
    /// <param name="document">The document.</param>
    /// <param name="textOf">Gives an answer as a model reads it.</param>
    /// <param name="holdsLast">Whether the last chunk is left to the caller.</param>
    /// <returns>The question for the last chunk, where it is left.</returns>
    /// <exception cref="LlmException">A chunk failed that must not, or too many did.</exception>
    public async Task<IReadOnlyList<ChatMessage>?> RefineAsync(ChunkDocument document, Func<ChatResponse, string> textOf, bool holdsLast)
    {
        DocumentChunk? held = null;
        await foreach (var chunk in document.CutAsync(parts, turn.Stages, turn.Token).ConfigureAwait(false))
        {
            if (held is not null)
                await RefineAsync(held, textOf).ConfigureAwait(false);
            held = chunk;
        }

        if (held is not null && !holdsLast)
            await RefineAsync(held, textOf).ConfigureAwait(false);
        ThrowIfTooManyFailed();
        return held is not null && holdsLast ? Refinement(held) : null;
    }

    /// <summary>Tells how far the call is.</summary>
    public void Tell(bool isCompleted) => prompt.Progress?.Report(new(_replies.Count, _characters, isCompleted) { Answered = _answered, Missing = _failed });

    private async Task RefineAsync(DocumentChunk chunk, Func<ChatResponse, string> textOf)
    {
        Begin(chunk, turn.Render(() => Refinement(chunk)));
        await TakeAsync().ConfigureAwait(false);
        if (_replies[^1].Result is { } result)
            _answer = textOf(result.Response);
    }

    private IReadOnlyList<ChatMessage> Refinement(DocumentChunk chunk) => _answer is null
        ? prompt.Render(chunk.Content)
        : ChunkMessages.Refine(prompt, parts.Plan.ReducePrompt, chunk.Content, _replies.Count + 1, _answer, parts.Engine.NewFence());

    private void Begin(DocumentChunk chunk, IReadOnlyList<ChatMessage> messages)
    {
        turn.Enter();
        _characters = chunk.End;
        var reply = new ChunkReply<T>(_replies.Count, chunk, null, null);
        _replies.Add(reply);
        _running.Add(AskAsync(reply, messages));
    }

    private async Task<ChunkReply<T>> AskAsync(ChunkReply<T> reply, IReadOnlyList<ChatMessage> messages)
    {
        try
        {
            var options = turn.Options(reply.Position);

            // Which answer is the best is known of their scores, which are not kept.
            var asking = parts.Plan.Merge == ChunkMerge.Best
                ? call.AskResultAsync(messages, chatOptions, options, keys, turn.Token)
                : call.AskPartAsync(messages, chatOptions, options, keys, turn.Token);
            return reply with { Result = await asking.ConfigureAwait(false) };
        }
        catch (LlmException fault)
        {
            return reply with { Fault = fault };
        }
    }

    private async Task TakeAsync() => await TakeAsync(await Task.WhenAny(_running).ConfigureAwait(false)).ConfigureAwait(false);

    private async Task<LlmResult<T>?> TakeAsync(Task<ChunkReply<T>> ended)
    {
        var reply = await ended.ConfigureAwait(false);
        _running.Remove(ended);
        _replies[reply.Position] = reply;
        if (reply.Fault is null)
        {
            _answered++;
            Tell(isCompleted: false);
            return reply.Result;
        }

        _failed++;
        var isOver = reply.Fault is { Kind: LlmErrorKind.Timeout, EndsCall: true };
        if (parts.Plan.OnChunkFailure == OnChunkFailure.Skip && !isOver)
        {
            Log.ChunkSkipped(parts.Engine.Logger, parts.Engine.Plan.FullName, reply.Position, reply.Fault.Kind);
            Tell(isCompleted: false);
            return null;
        }

        await StopAsync().ConfigureAwait(false);
        throw ChunkFaults.Of(parts.Engine.Plan, _replies, reply);
    }

    private async Task StopAsync()
    {
        turn.Abort();
        await ((Task)Task.WhenAll(_running)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var ended in _running)
        {
            if (ended.IsCompletedSuccessfully)
                _replies[ended.Result.Position] = ended.Result;
        }

        _running.Clear();
    }

    private void ThrowIfTooManyFailed()
    {
        if (_failed > 0 && (_answered == 0 || _failed > parts.Plan.FailedShare * _replies.Count))
            throw ChunkFaults.TooMany(parts.Engine.Plan, _replies, _failed);
    }
}
