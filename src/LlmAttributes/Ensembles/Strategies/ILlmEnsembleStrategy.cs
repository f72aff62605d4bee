namespace LlmAttributes;

/// <summary>Makes one answer of the answers of an ensemble's members.</summary>
/// <remarks>One instance serves all runs, several at once; what belongs to one run is in its ballot.</remarks>
/// <typeparam name="T">The type of the answer.</typeparam>
public interface ILlmEnsembleStrategy<T>
{
    /// <summary>Gets what the strategy is called in results and telemetry; a name of few values.</summary>
    string Name { get; }

    /// <summary>Gets how many members must answer where nothing is said of a quorum.</summary>
    /// <param name="members">How many there are.</param>
    /// <value>The default is more than half of them.</value>
    int QuorumOf(int members) => (members / 2) + 1;

    /// <summary>Says how many more answers there must be at the least before asking may end.</summary>
    /// <param name="ballot">The answers so far; <see cref="EnsembleBallot{T}.EarlyStop"/> says what may end it.</param>
    /// <returns>0 when enough is known. The default is all that are pending.</returns>
    int StillNeeded(EnsembleBallot<T> ballot) => ballot.Pending;

    /// <summary>Merges the answers, of which there is at least one that counts.</summary>
    /// <param name="ballot">The answers. Who voted for what with which weight is noted in it by <see cref="EnsembleBallot{T}.Vote"/>.</param>
    /// <param name="cancellationToken">Cancels the merge.</param>
    /// <returns>The decision.</returns>
    ValueTask<EnsembleDecision<T>> DecideAsync(EnsembleBallot<T> ballot, CancellationToken cancellationToken);
}
