using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Asks a call for each chunk of its document, and makes one answer of the answers.</summary>
internal sealed class ChunkRunner<T>(ChunkParts parts, BoundCall<T> call, BoundCall<T> merge, Answer<T> answer)
{
    /// <summary>Asks.</summary>
    /// <param name="whole">Asks for a document that fits into one chunk.</param>
    /// <param name="prompt">The prompt with its document.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the parameters say to the route.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async Task<LlmResult<T>> AskAsync(BoundCall<T> whole, ChunkedPrompt prompt, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken)
    {
        using var turn = new ChunkTurn(parts.Engine, callOptions, cancellationToken);
        try
        {
            var start = turn.Stages?.Now ?? 0;
            var document = await ChunkDocument.OpenAsync(prompt.Source, parts, turn).ConfigureAwait(false);
            turn.Stages?.Add(CallStage.Chunk, start);
            await using (document.ConfigureAwait(false))
            {
                if (document.Whole is { } text)
                    return await AskWholeAsync(whole, text, turn, prompt, chatOptions, keys, cancellationToken).ConfigureAwait(false);
                await turn.BeginAsync(parts.Telemetry, prompt, parts.Plan.Merge).ConfigureAwait(false);
                turn.Enter();
                return await AskChunksAsync(document, turn, await turn.PrepareAsync(prompt).ConfigureAwait(false), chatOptions, keys).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            var explained = turn.Explain(exception);
            turn.Fail(explained);
            if (ReferenceEquals(explained, exception))
                throw;
            throw explained;
        }
    }

    private static async Task<LlmResult<T>> AskWholeAsync(BoundCall<T> whole, string text, ChunkTurn turn, ChunkedPrompt prompt, ChatOptions? chatOptions, RouteKeys keys, CancellationToken cancellationToken)
    {
        var result = await whole.AskResultAsync(prompt.Render(text), chatOptions, turn.Rest(), keys, cancellationToken).ConfigureAwait(false);
        result.Chunks = new(1, []);
        prompt.Progress?.Report(new(1, text.Length, IsCompleted: true) { Answered = 1 });
        return result;
    }

    private async Task<LlmResult<T>> AskChunksAsync(ChunkDocument document, ChunkTurn turn, ChunkedPrompt prompt, ChatOptions? chatOptions, RouteKeys keys)
    {
        var map = new ChunkMap<T>(parts, call, turn, prompt, chatOptions, keys);
        var reducer = new ChunkReducer<T>(parts, merge, answer, turn, prompt, chatOptions, keys);
        LlmResult<T> result;
        try
        {
            if (parts.Plan.Merge == ChunkMerge.Refine)
                await map.RefineAsync(document, answer.TextOf, holdsLast: false).ConfigureAwait(false);
            else
                await map.AskAllAsync(document).ConfigureAwait(false);
            result = await MergeAsync(map.Answered, reducer).ConfigureAwait(false);
        }
        catch (LlmException fault) when (fault.Attempts.Count < map.Attempts.Count() + reducer.Attempts.Count)
        {
            fault.Attempts = [.. map.Attempts, .. reducer.Attempts];
            throw;
        }

        result = Whole(result, [.. map.Attempts, .. reducer.Attempts], turn, map.Report);
        if (turn.Query is { } query && result.Quality is { } quality)
            parts.Engine.ReportQuery(query, quality.Value, result.Response.Text);
        turn.Succeed(result.Model, result.Response, result.Chunks!);
        map.Tell(isCompleted: true);
        return result;
    }

    private async Task<LlmResult<T>> MergeAsync(IReadOnlyList<ChunkReply<T>> replies, ChunkReducer<T> reducer)
    {
        if (replies.Count == 1)
            return replies[0].Result!;
        return parts.Plan.Merge switch
        {
            ChunkMerge.Refine => replies[^1].Result!,
            ChunkMerge.Best => BestOf(replies),
            ChunkMerge.Concat => Join(replies),
            _ => await reducer.AskAsync(await reducer.LastAsync(replies).ConfigureAwait(false)).ConfigureAwait(false),
        };
    }

    /// <summary>The answer with the best score; of equal ones the first.</summary>
    public static LlmResult<T> BestOf(IReadOnlyList<ChunkReply<T>> replies) => replies.MaxBy(static reply => ScoreOf(reply.Result!)).Result!;

    private static double ScoreOf(LlmResult<T> result) => result is EnsembleResponse<T> merged ? merged.Confidence : result.Quality?.Value ?? 0;

    private LlmResult<T> Join(IReadOnlyList<ChunkReply<T>> replies)
    {
        var last = replies[^1].Result!;
        var joined = answer.Join([.. replies.Select(static reply => reply.Result!.Response)]) ?? throw ChunkFaults.Unjoinable(parts.Engine.Plan, answer.Expected);
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, joined)) { ModelId = last.Response.ModelId, CreatedAt = last.Response.CreatedAt, FinishReason = last.Response.FinishReason };
        var reading = JsonReading.Rent();
        var isRead = answer.TryRead(response, reading, out var value);
        reading.Return();
        return isRead
            ? new() { Value = value, Model = last.Model, Response = response, Attempts = [], Duration = default, Repairs = [.. replies.SelectMany(static reply => reply.Result!.Repairs)] }
            : throw ChunkFaults.Unjoinable(parts.Engine.Plan, answer.Expected);
    }

    private LlmResult<T> Whole(LlmResult<T> result, IReadOnlyList<AttemptRecord> attempts, ChunkTurn turn, ChunkReport report) => new()
    {
        Value = result.Value,
        Model = result.Model,
        Response = result.Response,
        Attempts = attempts,
        Duration = turn.Elapsed,
        Prompt = parts.Engine.Prompt,
        Repairs = result.Repairs,
        Quality = result.Quality,
        Feedback = result.Feedback,
        Origin = parts.Engine,
        Chunks = report,
        Query = turn.Query,
        Stages = turn.Stages,
        Citations = turn.Retrieved?.Citations ?? [],
    };
}
