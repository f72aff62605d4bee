using System.Globalization;

namespace LlmAttributes;

/// <summary>Asks stage by stage, as far as <see cref="ConsensusStages"/> learned that it is worth it for a target of cost or of quality.</summary>
/// <remarks>Members are known by <see cref="EnsembleReply{T}.Model"/>, and those of no stage have no vote; the stages say in which order they are asked.</remarks>
/// <typeparam name="T">The type of the answer.</typeparam>
/// <param name="stages">What was learned.</param>
/// <param name="nameOf">The text under which an answer was learned of; by default its invariant text.</param>
public sealed class StagedStrategy<T>(ConsensusStages stages, Func<T, string>? nameOf = null) : ILlmEnsembleStrategy<T>
{
    private static readonly MajorityVoteStrategy<T> s_vote = new();

    private readonly ConsensusStages _stages = stages ?? throw new ArgumentNullException(nameof(stages));
    private readonly Func<T, string> _nameOf = nameOf ?? (static value => Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim() ?? "");

    /// <inheritdoc/>
    public string Name => nameof(MergeStrategy.Cascade);

    /// <inheritdoc/>
    public int QuorumOf(int members) => 1;

    /// <inheritdoc/>
    public int StillNeeded(EnsembleBallot<T> ballot)
    {
        ArgumentNullException.ThrowIfNull(ballot);
        var asked = Asked(ballot);
        if (asked == _stages.Stages.Count || (asked > 0 && _stages.Decide(Recorded(ballot), asked).IsFinal))
            return 0;
        return PendingOf(ballot, _stages.Stages[asked]);
    }

    /// <inheritdoc/>
    public ValueTask<EnsembleDecision<T>> DecideAsync(EnsembleBallot<T> ballot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ballot);
        var recorded = Recorded(ballot);
        var (answer, confidence, _) = _stages.Decide(recorded, Math.Max(1, Asked(ballot))).Consensus;
        var winner = -1;
        for (var i = 0; i < ballot.Replies.Count && winner < 0; i++)
        {
            if (ballot.Replies[i] is { HasVote: true, Answer: { } given } && _nameOf(given) == answer)
                winner = i;
        }

        return new(s_vote.Decide(ballot, winner) with { Confidence = confidence });
    }

    /// <summary>The places of members in the order of the stages.</summary>
    /// <param name="models">What the members were learned under.</param>
    internal int[] Order(IReadOnlyList<string> models)
    {
        var order = new List<int>(models.Count);
        foreach (var member in _stages.Stages.SelectMany(static stage => stage))
        {
            for (var i = 0; i < models.Count; i++)
            {
                if (models[i] == member)
                    order.Add(i);
            }
        }

        return [.. order, .. Enumerable.Range(0, models.Count).Except(order)];
    }

    // A stage has been asked when none of its members is waited for.
    private int Asked(EnsembleBallot<T> ballot)
    {
        var asked = 0;
        while (asked < _stages.Stages.Count && PendingOf(ballot, _stages.Stages[asked]) == 0)
            asked++;
        return asked;
    }

    private static int PendingOf(EnsembleBallot<T> ballot, IReadOnlyList<string> members)
    {
        var pending = 0;
        foreach (var reply in ballot.Replies)
            pending += reply.State == ReplyState.Pending && members.Contains(reply.Model) ? 1 : 0;
        return pending;
    }

    private RecordedBallot Recorded(EnsembleBallot<T> ballot)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var reply in ballot.Replies)
        {
            if (reply.HasVote)
                answers[reply.Model] = _nameOf(reply.Answer!);
        }

        return new(answers) { TaskType = ballot.TaskType, Choices = ballot.Choices };
    }
}
