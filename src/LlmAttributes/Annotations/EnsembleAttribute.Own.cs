namespace LlmAttributes;

/// <summary>Asks several models and merges their answers by a strategy of one's own.</summary>
/// <typeparam name="TStrategy">
/// The strategy, an <see cref="ILlmEnsembleStrategy{T}"/> of the result type: the one given to <see cref="LlmRuntimeBuilder.AddEnsembleStrategy"/>, else the service of this type in
/// the container, else one made by its constructor without parameters.
/// </typeparam>
/// <param name="members">The keys of the models, at least two, or one with <see cref="Samples"/>. A member is pinned to its model: routes and fallbacks do not apply to it.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface, Inherited = false)]
public sealed class EnsembleAttribute<TStrategy>(params string[] members) : Attribute
    where TStrategy : class
{
    /// <summary>Gets the keys of the members.</summary>
    public IReadOnlyList<string> Members { get; } = members;

    /// <summary>Gets or sets a value indicating whether the ensemble applies.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes an inherited ensemble.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets how long members may take, see <see cref="EnsembleAttribute.TimeoutSeconds"/>.</summary>
    /// <value>Above 0; the default is 30.</value>
    public double TimeoutSeconds { get; set; } = double.NaN;

    /// <summary>Gets or sets how many members must have answered for a result.</summary>
    /// <value>1 to the number of members; the default is that of the strategy.</value>
    public int Quorum { get; set; }

    /// <summary>Gets or sets the quality score below which an answer has no vote, see <see cref="EnsembleAttribute.MinScore"/>.</summary>
    /// <value>0 to 1; by default every answer that can be read has one.</value>
    public double MinScore { get; set; } = double.NaN;

    /// <summary>Gets or sets how many members are asked at once.</summary>
    /// <value>1 or more; the default is all of them.</value>
    public int MaxConcurrency { get; set; }

    /// <summary>Gets or sets how often each member is asked, see <see cref="EnsembleAttribute.Samples"/>.</summary>
    /// <value>1 or more; the default is 1.</value>
    public int Samples { get; set; }

    /// <summary>Gets or sets what the strategy is told may end the asking, see <see cref="EnsembleAttribute.EarlyStop"/>.</summary>
    /// <value>The default is <see cref="EarlyStop.None"/>.</value>
    public EarlyStop EarlyStop { get; set; }

    /// <summary>Gets or sets the confidence at which <see cref="EarlyStop.Confidence"/> stops.</summary>
    /// <value>0 to 1; the default is 0.9.</value>
    public double ConfidenceTarget { get; set; } = double.NaN;

    /// <summary>Gets or sets what becomes of the call when a member fails.</summary>
    /// <value>The default is <see cref="OnMemberFailure.Ignore"/>.</value>
    public OnMemberFailure OnMemberFailure { get; set; }
}
