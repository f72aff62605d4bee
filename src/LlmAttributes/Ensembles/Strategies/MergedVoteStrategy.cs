using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>Merges answers part by part, with the weights that another strategy gives to the members.</summary>
/// <remarks>What is merged has an answer of its own, so no answer is certain before all have come. Its confidence is that of how much the parts agree, by the documented prior of <see cref="ConfidenceCalibrator"/>.</remarks>
internal sealed class MergedVoteStrategy<T>(ILlmEnsembleStrategy<T> weights, Voter<T> voter) : ILlmEnsembleStrategy<T>
{
    public string Name => weights.Name;

    public int QuorumOf(int members) => weights.QuorumOf(members);

    public async ValueTask<EnsembleDecision<T>> DecideAsync(EnsembleBallot<T> ballot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ballot);
        await weights.DecideAsync(ballot, cancellationToken).ConfigureAwait(false);
        var (places, answers, shares) = BallotShares.Of(ballot);
        var merged = voter.Vote(answers, shares);
        var nearest = voter.Nearest(answers, shares, merged.Value);
        return new(places[nearest], merged.Value, merged.Agreement, ConfidenceScale.Prior.Of(merged.Agreement));
    }
}
