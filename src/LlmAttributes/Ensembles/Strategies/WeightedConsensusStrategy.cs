namespace LlmAttributes;

/// <summary>The answer with the most weight.</summary>
/// <remarks>
/// The weights are those of the model that is given; without one those that were declared for the members, and where there are none either, all the same. Its confidence is
/// calibrated when the model was learned from feedback; else it is a cautious guess, as that of <see cref="MajorityVoteStrategy{T}"/>.
/// </remarks>
/// <typeparam name="T">The type of the answer.</typeparam>
/// <param name="model">Whom to trust.</param>
/// <param name="nameOf">The text under which the model knows a recurring answer, such as the name of an enumeration's value; without one such answers have no weights of their own.</param>
/// <param name="tieBreak">Which of two answers with the same weight wins.</param>
public sealed class WeightedConsensusStrategy<T>(ConsensusModel? model = null, Func<T, string>? nameOf = null, TieBreak tieBreak = TieBreak.BestMember) : VotingStrategy<T>(tieBreak)
{
    private static readonly double s_logOdds = AgreementLearning.LogOdds(ConsensusModel.ExpectedQuality);

    /// <summary>Whom to trust where that changes with what is seen.</summary>
    internal ObservedTrust? Observed { get; init; }

    private ConsensusModel? Model => Observed is null ? model : Observed.Current;

    /// <inheritdoc/>
    public override string Name => nameof(MergeStrategy.WeightedConsensus);

    private protected override double Unnamed => Model?.Unnamed ?? 0;

    private protected override double Weigh(EnsembleBallot<T> ballot, int member)
    {
        var reply = ballot.All[member];
        if (Model is not { } trust)
            return reply.Weight ?? 1;
        var name = nameOf is not null && trust.HasNames ? trust.NameIndex(nameOf(reply.Answer!)) : BallotTable.None;
        return trust.WeightOf(new CastVote(trust.MemberIndex(reply.Model), 0, name, 0), trust.TaskIndex(ballot.TaskType));
    }

    private protected override double Swing(EnsembleBallot<T> ballot, int member)
    {
        var reply = ballot.All[member];
        return Model is { } trust ? trust.Swing(trust.MemberIndex(reply.Model), trust.TaskIndex(ballot.TaskType), nameOf is not null) : Math.Abs(reply.Weight ?? 1);
    }

    private protected override double Unit(int voters) => (Model is null ? s_logOdds : 1) * (Model is { Basis: ConsensusBasis.Feedback } ? 1 : AgreementLearning.Damping(voters));

    private protected override double Calibrate(double share) => Model?.Calibrate(share) ?? base.Calibrate(share);
}
