using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Asks all members at once and merges their answers.</summary>
internal sealed class EnsembleRunner<T>(CallEngine engine, Answer<T> answer, Candidate[] members, EnsemblePlan plan, CallTelemetry? telemetry)
{
    private const double DefaultTimeoutSeconds = 30;

    private readonly TimeSpan _timeout = TimeSpan.FromSeconds(plan.TimeoutSeconds ?? DefaultTimeoutSeconds);
    private readonly int _quorum = plan.Quorum ?? ((members.Length / 2) + 1);

    public async Task<T> AskAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, CancellationToken cancellationToken) =>
        (await AskEnsembleAsync(messages, chatOptions, callOptions, cancellationToken).ConfigureAwait(false)).Value;

    public async Task<LlmResult<T>> AskResultAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, CancellationToken cancellationToken) =>
        await AskEnsembleAsync(messages, chatOptions, callOptions, cancellationToken).ConfigureAwait(false);

    public async Task<EnsembleResponse<T>> AskEnsembleAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, CancellationToken cancellationToken)
    {
        callOptions?.Validate();
        messages = engine.HidePersonalData(messages, chatOptions);
        Log.CallBegins(engine.Logger, engine.Plan.FullName);
        var scope = telemetry is { IsListening: true } ? telemetry.BeginEnsemble(plan, members.Length, _quorum, callOptions, messages) : default;
        try
        {
            var start = engine.Time.GetTimestamp();
            var total = engine.TotalLimit(callOptions);
            var limit = total == Timeout.InfiniteTimeSpan || _timeout < total ? _timeout : total;
            using var turn = await engine.EnterBulkheadAsync(limit, cancellationToken).ConfigureAwait(false);
            if (turn is not null)
                limit -= engine.Time.GetElapsedTime(start);
            if (engine.Guards is { Input.Length: > 0 })
                messages = await engine.GuardInputAsync(messages, limit, scope.Activity, scope.Observed, cancellationToken).ConfigureAwait(false);
            var replies = await AskMembersAsync(limit, scope, messages, chatOptions, callOptions, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            var response = Merge(replies, engine.Time.GetElapsedTime(start));
            scope.Agreed(response.Agreement, response.Model, response.Response);
            Log.CallDone(engine.Logger, engine.Plan.FullName, response.Model, engine.Time.GetElapsedTime(start).TotalMilliseconds);
            return response;
        }
        catch (Exception exception) when (scope.IsOpen)
        {
            scope.Failed(exception);
            throw;
        }
    }

    private Task<MemberReply<T>[]> AskMembersAsync(TimeSpan limit, EnsembleScope scope, IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, CancellationToken cancellationToken)
    {
        var budget = engine.NewBudget(callOptions);
        var running = new Task<MemberReply<T>>[members.Length];
        for (var i = 0; i < members.Length; i++)
            running[i] = AskMemberAsync(new(members[i], limit, budget, scope.Observed, scope.Total), messages, chatOptions, callOptions, cancellationToken);
        return Task.WhenAll(running);
    }

    // A failed member is a vote less, not a failed call; only the caller's cancellation ends all of them.
    private async Task<MemberReply<T>> AskMemberAsync(MemberCall member, IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, CancellationToken cancellationToken)
    {
        var start = engine.Time.GetTimestamp();
        try
        {
            var result = await engine.RunAsync<LlmResult<T>, ResultReader<T>>(new(answer), messages, chatOptions, callOptions, default, member, cancellationToken).ConfigureAwait(false);
            return new(member.Candidate.Model, result, null, engine.Time.GetElapsedTime(start));
        }
        catch (LlmException fault)
        {
            return new(member.Candidate.Model, null, fault, engine.Time.GetElapsedTime(start));
        }
    }

    private EnsembleResponse<T> Merge(MemberReply<T>[] replies, TimeSpan duration)
    {
        var attempts = new List<AttemptRecord>(replies.Length);
        var answers = new List<T>(replies.Length);
        var voters = new List<int>(replies.Length);
        for (var i = 0; i < replies.Length; i++)
        {
            attempts.AddRange(replies[i].Attempts);
            if (replies[i].Result is not { } result)
                continue;
            answers.Add(result.Value);
            voters.Add(i);
        }

        if (answers.Count < _quorum)
            throw engine.QuorumMissed(_quorum, answers.Count, replies.Length, string.Join("; ", replies.Select(static r => r.ToString())), attempts, Array.Find(replies, static r => r.Fault is not null)?.Fault);

        var (winner, votes) = MajorityVote.Count(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(answers), answer.VoteComparer);
        var chosen = replies[voters[winner]].Result!;
        var contributions = new ModelContribution<T>[replies.Length];
        for (var i = 0; i < replies.Length; i++)
            contributions[i] = replies[i].Contribute(chosen.Value, answer.VoteComparer);

        return new()
        {
            Value = chosen.Value,
            Model = chosen.Model,
            Response = chosen.Response,
            Attempts = attempts,
            Repairs = chosen.Repairs,
            Prompt = engine.Prompt,
            Duration = duration,
            Strategy = plan.Strategy,
            Contributions = contributions,
            Agreement = (double)votes / answers.Count,
        };
    }
}
