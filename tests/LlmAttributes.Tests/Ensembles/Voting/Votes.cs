using LlmAttributes.Runtime;

namespace LlmAttributes.Tests.Ensembles;

/// <summary>Votes with weights.</summary>
internal static class Votes
{
    public static VoteResult<T> On<T>(Voter<T> voter, params T[] answers) => voter.Vote(answers, WeightShares.Of(answers.Length, null));

    public static VoteResult<T> Weighted<T>(Voter<T> voter, double[] weights, params T[] answers) => voter.Vote(answers, WeightShares.Of(answers.Length, weights));
}
