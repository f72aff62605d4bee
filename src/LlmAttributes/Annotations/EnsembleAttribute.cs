namespace LlmAttributes;

/// <summary>Asks several models at once and merges their answers.</summary>
/// <param name="strategy">How the answers are merged.</param>
/// <param name="members">The keys of the models, at least two. A member is pinned to its model: routes and fallbacks do not apply to it.</param>
/// <remarks>The result type must be comparable: text, an enumeration, <see cref="bool"/> or a number.</remarks>
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
    /// <value>1 to the number of members; the default is more than half of them.</value>
    public int Quorum { get; set; }
}
