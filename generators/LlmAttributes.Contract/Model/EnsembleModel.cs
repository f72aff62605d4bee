namespace LlmAttributes.Contract;

/// <param name="Strategy">The expression of the strategy.</param>
/// <param name="Members">The keys.</param>
/// <param name="TimeoutSeconds">How long members may take.</param>
/// <param name="Quorum">How many members must have answered.</param>
internal sealed record EnsembleModel(string Strategy, EquatableArray<string> Members, double? TimeoutSeconds, int? Quorum)
{
    public double? MinScore { get; init; }

    public int? MaxConcurrency { get; init; }

    public int? Samples { get; init; }

    public string? Judge { get; init; }

    /// <summary>The expression of how texts are compared.</summary>
    public string? Similarity { get; init; }

    public string? EmbedBy { get; init; }

    public string? SynthesizeBy { get; init; }

    /// <summary>The expression of what breaks ties.</summary>
    public string? TieBreak { get; init; }

    /// <summary>The expression of when asking stops.</summary>
    public string? EarlyStop { get; init; }

    public double? ConfidenceTarget { get; init; }

    /// <summary>The expression of what becomes of the call when a member fails.</summary>
    public string? OnMemberFailure { get; init; }

    public bool IgnoresAgreement { get; init; }

    public double? AcceptQualityAt { get; init; }

    /// <summary>The rule of one's own by which a cascade accepts.</summary>
    public RouterModel? Rule { get; init; }

    public EquatableArray<EnsembleMemberModel> Details { get; init; }

    /// <summary>The strategy of one's own.</summary>
    public RouterModel? Own { get; init; }
}
