using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>The ensemble, as <see cref="EnsembleAttribute"/> declares it.</summary>
/// <param name="Strategy">How the answers are merged.</param>
/// <param name="Members">The keys of the members.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record EnsemblePlan(MergeStrategy Strategy, IReadOnlyList<string> Members)
{
    /// <summary>Gets how long members may take, in seconds.</summary>
    public double? TimeoutSeconds { get; init; }

    /// <summary>Gets how many members must have answered.</summary>
    public int? Quorum { get; init; }

    /// <summary>Gets how good an answer must be to count.</summary>
    public double? MinScore { get; init; }

    /// <summary>Gets how many members are asked at once.</summary>
    public int? MaxConcurrency { get; init; }

    /// <summary>Gets how often each member is asked.</summary>
    public int? Samples { get; init; }

    /// <summary>Gets the key of the model that judges.</summary>
    public string? Judge { get; init; }

    /// <summary>Gets how texts are compared.</summary>
    public TextSimilarityKind? Similarity { get; init; }

    /// <summary>Gets the key of the model by whose embeddings texts are compared.</summary>
    public string? EmbedBy { get; init; }

    /// <summary>Gets the key of the model that writes one text of all.</summary>
    public string? SynthesizeBy { get; init; }

    /// <summary>Gets which of the answers with the most votes wins.</summary>
    public TieBreak? TieBreak { get; init; }

    /// <summary>Gets when asking stops early.</summary>
    public EarlyStop EarlyStop { get; init; }

    /// <summary>Gets the confidence at which asking stops, or at which a cascade accepts.</summary>
    public double? ConfidenceTarget { get; init; }

    /// <summary>Gets what becomes of the call when a member fails.</summary>
    public OnMemberFailure OnMemberFailure { get; init; }

    /// <summary>Gets a value indicating whether a cascade goes on although its first two members agree.</summary>
    public bool IgnoreAgreement { get; init; }

    /// <summary>Gets the quality at which a cascade accepts.</summary>
    public double? AcceptQualityAt { get; init; }

    /// <summary>Gets the rule of one's own by which a cascade accepts.</summary>
    public CascadeRulePlan? Rule { get; init; }

    /// <summary>Gets what single members do differently.</summary>
    public IReadOnlyList<EnsembleMemberPlan> Details { get; init; } = [];

    /// <summary>Gets the strategy of one's own.</summary>
    public EnsembleStrategyPlan? Own { get; init; }
}
