namespace LlmAttributes;

/// <summary>What <see cref="ConsensusStagesTrainer"/> aims at.</summary>
public sealed class ConsensusStagesOptions
{
    /// <summary>Gets or sets what may be spent on average, as a share of the cost of asking everybody.</summary>
    /// <value>Above 0, at most 1; unset, <see cref="MaxLoss"/> counts.</value>
    public double? MostCost { get; set; }

    /// <summary>Gets or sets by how much fewer answers may be right than when everybody is asked, 0 to 1.</summary>
    /// <value>The default is 0.002.</value>
    public double MaxLoss { get; set; } = 0.002;

    /// <summary>Gets or sets what asking each member costs, in any unit.</summary>
    /// <value>By default all cost the same.</value>
    public IReadOnlyDictionary<string, double>? Costs { get; set; }

    /// <summary>Gets or sets a value indicating whether an answer on which two or more members agree, all that were asked, is taken in any case.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool AcceptAgreement { get; set; }

    /// <summary>Gets or sets a value indicating whether the members asked last decide, where they answered; the earlier ones only when they did not.</summary>
    /// <value>The default is <see langword="false"/>: all that were asked are weighed.</value>
    public bool LatestStageWins { get; set; }
}
