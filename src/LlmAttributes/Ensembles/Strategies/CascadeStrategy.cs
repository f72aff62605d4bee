namespace LlmAttributes;

/// <summary>Asks in order until an answer can be trusted: by its confidence, because two members agree, by its quality, or by a rule of one's own.</summary>
/// <remarks>Where nothing is accepted the answer of the last member counts, as the strongest stands there.</remarks>
/// <typeparam name="T">The type of the answer.</typeparam>
public sealed class CascadeStrategy<T> : ILlmEnsembleStrategy<T>
{
    private readonly CascadeRules<T> _rules;
    private readonly WeightedConsensusStrategy<T> _consensus;

    /// <summary>Makes a cascade.</summary>
    /// <param name="rules">What is accepted.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of the rules is out of its range.</exception>
    public CascadeStrategy(CascadeRules<T>? rules = null)
    {
        _rules = rules ?? new();
        _rules.Validate();
        _consensus = new(_rules.Consensus, _rules.NameOf) { Observed = _rules.Observed };
    }

    /// <inheritdoc/>
    public string Name => nameof(MergeStrategy.Cascade);

    /// <inheritdoc/>
    public int QuorumOf(int members) => 1;

    /// <inheritdoc/>
    public int StillNeeded(EnsembleBallot<T> ballot)
    {
        ArgumentNullException.ThrowIfNull(ballot);
        return ballot.Pending == 0 || (ballot.Voters > 0 && IsAccepted(ballot, _consensus.Decide(ballot))) ? 0 : 1;
    }

    /// <inheritdoc/>
    public ValueTask<EnsembleDecision<T>> DecideAsync(EnsembleBallot<T> ballot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ballot);
        var merged = _consensus.Decide(ballot);
        var latest = Latest(ballot);
        if (ballot.VoteOf(latest) == ballot.VoteOf(merged.Winner) || AreAgreed(ballot) || merged.Confidence >= _rules.AcceptAt)
            return new(merged);
        return new(_consensus.Decide(ballot, latest));
    }

    /// <summary>Counts the votes where it is said whose answer is taken.</summary>
    internal EnsembleDecision<T> Decide(EnsembleBallot<T> ballot, int chosen) => _consensus.Decide(ballot, chosen);

    private bool IsAccepted(EnsembleBallot<T> ballot, EnsembleDecision<T> merged) =>
        merged.Confidence >= _rules.AcceptAt
        || ballot.Replies[Latest(ballot)].Quality >= _rules.AcceptQualityAt
        || (_rules.AcceptAgreement && AreAgreed(ballot))
        || _rules.Accept?.Invoke(ballot) == true;

    private static bool AreAgreed(EnsembleBallot<T> ballot) => ballot.Voters == 2 && ballot.Votes.Count(0) == 2;

    private static int Latest(EnsembleBallot<T> ballot)
    {
        var latest = ballot.Replies.Count - 1;
        while (!ballot.Replies[latest].HasVote)
            latest--;
        return latest;
    }
}
