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

    /// <inheritdoc/>
    public override string Name => nameof(MergeStrategy.WeightedConsensus);

    private protected override double Unnamed => model?.Unnamed ?? 0;

    private protected override double Weigh(EnsembleBallot<T> ballot, int member)
    {
        var reply = ballot.All[member];
        if (model is null)
            return reply.Weight ?? 1;
        var name = nameOf is not null && model.HasNames ? model.NameIndex(nameOf(reply.Answer!)) : BallotTable.None;
        return model.WeightOf(new CastVote(model.MemberIndex(reply.Model), 0, name, 0), model.TaskIndex(ballot.TaskType));
    }

    private protected override double Swing(EnsembleBallot<T> ballot, int member)
    {
        var reply = ballot.All[member];
        return model is null ? Math.Abs(reply.Weight ?? 1) : model.Swing(model.MemberIndex(reply.Model), model.TaskIndex(ballot.TaskType), nameOf is not null);
    }

    private protected override double Unit(int voters) => (model is null ? s_logOdds : 1) * (model is { Basis: ConsensusBasis.Feedback } ? 1 : AgreementLearning.Damping(voters));

    private protected override double Calibrate(double share) => model?.Calibrate(share) ?? base.Calibrate(share);
}
