namespace LlmAttributes;

/// <summary>How an ensemble merges the answers of its members.</summary>
public enum MergeStrategy
{
    /// <summary>The answer that most members gave. A tie goes to the answer of the member that is listed first, unless <see cref="EnsembleAttribute.TieBreak"/> says otherwise.</summary>
    MajorityVote = 0,

    /// <summary>The answer with the most weight: weights that were learned from feedback, else declared ones, else the declared quality of the models, else all the same. Of texts it is the one that is most like the others.</summary>
    WeightedConsensus = 1,

    /// <summary>The best answer by <see cref="EnsembleAttribute.Judge"/>, or without one by the quality that can be seen of it.</summary>
    BestOfN = 2,

    /// <summary>The first answer that is good enough; the other members are cancelled.</summary>
    FirstGood = 3,

    /// <summary>The answer of the first member, in the declared order, that can be trusted; the others are not asked. See <see cref="CascadeAttribute"/>.</summary>
    Cascade = 4,

    /// <summary>What a strategy of one's own says, which <see cref="EnsembleAttribute{TStrategy}"/> names.</summary>
    Own = 5,
}
