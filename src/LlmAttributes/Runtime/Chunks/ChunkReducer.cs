using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Asks for one answer out of many; of more than one request holds in groups first.</summary>
internal sealed class ChunkReducer<T>(ChunkParts parts, BoundCall<T> call, Answer<T> answer, ChunkTurn turn, ChunkedPrompt prompt, ChatOptions? chatOptions, RouteKeys keys)
{
    private readonly List<AttemptRecord> _attempts = [];

    /// <summary>Gets the attempts so far.</summary>
    public IReadOnlyList<AttemptRecord> Attempts => _attempts;

    /// <summary>Merges answers until one request is left.</summary>
    /// <returns>That request.</returns>
    public async Task<IReadOnlyList<ChatMessage>> LastAsync(IReadOnlyList<ChunkReply<T>> replies)
    {
        List<(int Number, string Text)> answers = [.. replies.Select(reply => (reply.Position + 1, answer.TextOf(reply.Result!.Response)))];
        while (Groups(answers) is { Count: > 1 } groups)
        {
            using var turns = new SemaphoreSlim(parts.Plan.Concurrency);
            var merged = await Task.WhenAll(groups.Select(group => MergeAsync(group, turns))).ConfigureAwait(false);
            answers = [.. merged.Select(static (result, i) => (i + 1, result))];
        }

        return Question(answers);
    }

    /// <summary>Asks the last request.</summary>
    public async Task<LlmResult<T>> AskAsync(IReadOnlyList<ChatMessage> question)
    {
        try
        {
            turn.Enter();
            var result = await call.AskPartAsync(question, chatOptions, turn.Options(null), keys, turn.Token).ConfigureAwait(false);
            lock (_attempts)
                _attempts.AddRange(result.Attempts);
            return result;
        }
        catch (LlmException fault)
        {
            lock (_attempts)
                _attempts.AddRange(fault.Attempts);
            throw;
        }
    }

    private async Task<string> MergeAsync(List<(int Number, string Text)> group, SemaphoreSlim turns)
    {
        if (group.Count == 1)
            return group[0].Text;
        await turns.WaitAsync(turn.Token).ConfigureAwait(false);
        try
        {
            return answer.TextOf((await AskAsync(Question(group)).ConfigureAwait(false)).Response);
        }
        catch
        {
            turn.Abort();
            throw;
        }
        finally
        {
            turns.Release();
        }
    }

    private IReadOnlyList<ChatMessage> Question(List<(int Number, string Text)> answers) => turn.Render(() => ChunkMessages.Reduce(prompt, parts.Plan.ReducePrompt, answers, parts.Engine.NewFence()));

    // At least two a group, or it would never end.
    private List<List<(int Number, string Text)>> Groups(List<(int Number, string Text)> answers)
    {
        List<List<(int, string)>> groups = [];
        long tokens = 0;
        foreach (var one in answers)
        {
            var count = parts.Limits.TokenCounter!.Count(one.Text).Tokens;
            if (groups.Count == 0 || (tokens + count > parts.Limits.MaxTokens && groups[^1].Count > 1))
            {
                groups.Add([]);
                tokens = 0;
            }

            groups[^1].Add(one);
            tokens += count;
        }

        return groups;
    }
}
