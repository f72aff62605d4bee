namespace LlmAttributes;

/// <summary>The text that agrees best with all of them, see <see cref="TextConsensus"/>; the weights are those that another strategy gives to the members.</summary>
/// <remarks>Its confidence is that of how much the texts agree, by the documented prior of <see cref="ConfidenceCalibrator"/>.</remarks>
/// <param name="weights">Gives weights to the members; by default all weigh the same.</param>
/// <param name="consensus">How texts are compared; by default by <see cref="TokenSimilarity"/>.</param>
public sealed class TextConsensusStrategy(ILlmEnsembleStrategy<string>? weights = null, TextConsensus? consensus = null) : ILlmEnsembleStrategy<string>
{
    private readonly ILlmEnsembleStrategy<string> _weights = weights ?? new MajorityVoteStrategy<string>();
    private readonly TextConsensus _consensus = consensus ?? new();

    /// <inheritdoc/>
    public string Name => "TextConsensus";

    /// <inheritdoc/>
    public int QuorumOf(int members) => _weights.QuorumOf(members);

    /// <inheritdoc/>
    public async ValueTask<EnsembleDecision<string>> DecideAsync(EnsembleBallot<string> ballot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ballot);
        await _weights.DecideAsync(ballot, cancellationToken).ConfigureAwait(false);
        var (places, texts, shares) = BallotShares.Of(ballot);
        var decision = await _consensus.DecideAsync(texts, shares, cancellationToken).ConfigureAwait(false);
        return new(places[decision.Winner], texts[decision.Winner], decision.Agreement, ConfidenceScale.Prior.Of(decision.Agreement));
    }
}
