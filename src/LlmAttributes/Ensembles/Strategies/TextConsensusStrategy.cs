namespace LlmAttributes;

/// <summary>The text that is most like the others, by the weights of their members (minimum Bayes risk).</summary>
/// <remarks>Its agreement is the weighted similarity of all texts to it; its confidence is that of the members that wrote the same text, which is low where all word it differently.</remarks>
/// <param name="similarity">How texts are compared; by default <see cref="TokenSimilarity"/>.</param>
/// <param name="model">Whom to trust; without one declared weights count, and where there are none all the same.</param>
public sealed class TextConsensusStrategy(ITextSimilarity? similarity = null, ConsensusModel? model = null) : ILlmEnsembleStrategy<string>
{
    private readonly TextConsensus _consensus = new(similarity);
    private readonly WeightedConsensusStrategy<string> _vote = new(model);

    /// <inheritdoc/>
    public string Name => nameof(MergeStrategy.WeightedConsensus);

    /// <inheritdoc/>
    public async ValueTask<EnsembleDecision<string>> DecideAsync(EnsembleBallot<string> ballot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ballot);
        _vote.Decide(ballot);
        var voters = Enumerable.Range(0, ballot.Replies.Count).Where(i => ballot.Replies[i].HasVote).ToArray();
        var decision = await _consensus.DecideAsync(
            Array.ConvertAll(voters, i => ballot.Replies[i].Answer!),
            Array.ConvertAll(voters, i => Math.Max(0, ballot.WeightOf(i))),
            cancellationToken).ConfigureAwait(false);
        return _vote.Decide(ballot, voters[decision.Winner]) with { Agreement = Math.Clamp(decision.Scores[decision.Winner], 0, 1) };
    }
}
