namespace LlmAttributes;

/// <summary>The answer that most members gave.</summary>
/// <remarks>
/// Its confidence is that of members which are right six times in ten and err together now and then, calibrated on pools of many models: a cautious guess from how they agree,
/// which no feedback has corrected.
/// </remarks>
/// <typeparam name="T">The type of the answer.</typeparam>
/// <param name="tieBreak">Which of two answers with as many votes wins.</param>
public sealed class MajorityVoteStrategy<T>(TieBreak tieBreak = TieBreak.FirstListed) : VotingStrategy<T>(tieBreak)
{
    private static readonly double s_logOdds = AgreementLearning.LogOdds(ConsensusModel.ExpectedQuality);

    /// <inheritdoc/>
    public override string Name => nameof(MergeStrategy.MajorityVote);

    private protected override double Weigh(EnsembleBallot<T> ballot, int member) => 1;

    private protected override double Swing(EnsembleBallot<T> ballot, int member) => 1;

    private protected override double Unit(int voters) => s_logOdds * AgreementLearning.Damping(voters);
}
