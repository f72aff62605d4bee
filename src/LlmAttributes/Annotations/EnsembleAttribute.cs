namespace LlmAttributes;

/// <summary>Asks several models at once and merges their answers.</summary>
/// <param name="strategy">How the answers are merged.</param>
/// <param name="members">The keys of the models, at least two, or one with <see cref="Samples"/>. A member is pinned to its model: routes and fallbacks do not apply to it.</param>
/// <remarks>Records, lists and dictionaries are merged part by part, see <see cref="VoteAttribute"/>. What single members do differently <see cref="EnsembleMemberAttribute"/> says.</remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface, Inherited = false)]
public sealed class EnsembleAttribute(MergeStrategy strategy, params string[] members) : Attribute
{
    /// <summary>Gets how the answers are merged.</summary>
    public MergeStrategy Strategy { get; } = strategy;

    /// <summary>Gets the keys of the members.</summary>
    public IReadOnlyList<string> Members { get; } = members;

    /// <summary>Gets or sets a value indicating whether the ensemble applies.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes an inherited ensemble.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets how long members may take, in seconds; the call's own total timeout applies too, the smaller wins.</summary>
    /// <value>Above 0; the default is 30.</value>
    public double TimeoutSeconds { get; set; } = double.NaN;

    /// <summary>Gets or sets how many members must have answered for a result.</summary>
    /// <value>1 to the number of members; the default is more than half of them, and 1 for <see cref="MergeStrategy.FirstGood"/>.</value>
    public int Quorum { get; set; }

    /// <summary>Gets or sets the quality score below which an answer has no vote; see <see cref="MonitorQualityAttribute"/> for what is scored.</summary>
    /// <value>0 to 1; by default every answer that can be read has one.</value>
    public double MinScore { get; set; } = double.NaN;

    /// <summary>Gets or sets how many members are asked at once.</summary>
    /// <value>1 or more; the default is all of them.</value>
    public int MaxConcurrency { get; set; }

    /// <summary>Gets or sets how often each member is asked. A declared seed is raised by one for each further sample.</summary>
    /// <value>1 or more; the default is 1.</value>
    public int Samples { get; set; }

    /// <summary>Gets or sets the key of the model that judges for <see cref="MergeStrategy.BestOfN"/>; it should be none of the members. It is asked twice, with the answers in another order, within the call's budget. Where it fails, or is not done when the call's total timeout is over (without one, after as long again as <see cref="TimeoutSeconds"/>), the quality score decides.</summary>
    /// <value>By default the quality score decides.</value>
    public string? Judge { get; set; }

    /// <summary>Gets or sets how <see cref="MergeStrategy.WeightedConsensus"/> compares texts.</summary>
    /// <value>The default is <see cref="TextSimilarityKind.Words"/>.</value>
    public TextSimilarityKind Similarity { get; set; }

    /// <summary>Gets or sets the key of the embedding model (<see cref="LlmRuntimeBuilder.AddEmbeddingModel"/>) by which <see cref="MergeStrategy.WeightedConsensus"/> compares texts, in place of <see cref="Similarity"/>. Where it fails or is late, the words decide.</summary>
    /// <value>By default no model compares them.</value>
    public string? EmbedBy { get; set; }

    /// <summary>Gets or sets the key of the model that writes one text out of those of the members, for <see cref="MergeStrategy.WeightedConsensus"/>. It is not asked where all say the same; where it fails or is late, the text that is most like the others stands.</summary>
    /// <value>By default the text of a member is taken.</value>
    public string? SynthesizeBy { get; set; }

    /// <summary>Gets or sets which of the answers with the most votes wins.</summary>
    /// <value>The default is <see cref="TieBreak.FirstListed"/>, with weights <see cref="TieBreak.BestMember"/>.</value>
    public TieBreak TieBreak { get; set; }

    /// <summary>Gets or sets when asking stops before all members have answered. Members are then asked in the order of what they cost for what they tell, only as many at once as are needed at the least.</summary>
    /// <value>The default is <see cref="EarlyStop.None"/>.</value>
    public EarlyStop EarlyStop { get; set; }

    /// <summary>Gets or sets the confidence at which <see cref="EarlyStop.Confidence"/> stops.</summary>
    /// <value>0 to 1; the default is 0.9.</value>
    public double ConfidenceTarget { get; set; } = double.NaN;

    /// <summary>Gets or sets what becomes of the call when a member fails.</summary>
    /// <value>The default is <see cref="OnMemberFailure.Ignore"/>.</value>
    public OnMemberFailure OnMemberFailure { get; set; }
}
