using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>In which order members are asked.</summary>
internal static class AskOrder
{
    private const int TypicalInput = 1_000;
    private const int TypicalOutput = 250;
    private const double LeastWeight = 0.05;

    /// <summary>The declared order, or where not all may be asked the order of what a vote costs for what it tells; a member of unknown price comes last.</summary>
    public static int[] Of<T>(BoundMember[] members, EnsemblePlan plan, ILlmEnsembleStrategy<T> strategy)
    {
        if (strategy is StagedStrategy<T> staged)
            return staged.Order(Array.ConvertAll(members, static member => member.Candidate.Model.Key));
        var declared = Enumerable.Range(0, members.Length);
        if (plan.EarlyStop == EarlyStop.None || plan.Strategy is MergeStrategy.Cascade or MergeStrategy.FirstGood)
            return [.. declared];
        return [.. declared.OrderBy(i => PriceOf(members[i].Candidate) / Math.Max(LeastWeight, Worth(members[i])))];
    }

    private static double PriceOf(Candidate candidate) =>
        candidate.Model.Price?.Of(new TokenUsage(TypicalInput, TypicalOutput)) is { IsKnown: true } cost ? (double)cost.Usd : double.MaxValue / 2;

    private static double Worth(BoundMember member) => member.Weight ?? member.Candidate.Model.Facts.Quality ?? ConsensusModel.ExpectedQuality;
}
