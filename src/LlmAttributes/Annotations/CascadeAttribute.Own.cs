namespace LlmAttributes;

/// <summary>Asks models in order, the cheapest first, until an answer can be trusted, be it by a rule of one's own.</summary>
/// <typeparam name="TRule">
/// The rule, an <see cref="ICascadeRule{T}"/> of the result type: the one given to <see cref="LlmRuntimeBuilder.AddCascadeRule"/>, else the service of this type in the container,
/// else one made by its constructor without parameters.
/// </typeparam>
/// <param name="members">The keys of the models, at least two, the strongest last; its answer counts where nothing was accepted.</param>
/// <remarks>
/// The rule is one reason more to accept an answer beside those of <see cref="CascadeAttribute"/>, which go first. Where it alone is to decide set
/// <see cref="AcceptAgreement"/> to <see langword="false"/> and <see cref="AcceptAt"/> to 1.
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface, Inherited = false)]
public sealed class CascadeAttribute<TRule>(params string[] members) : Attribute
    where TRule : class
{
    /// <summary>Gets the keys of the members.</summary>
    public IReadOnlyList<string> Members { get; } = members;

    /// <summary>Gets or sets a value indicating whether the cascade applies.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes an inherited cascade.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets the confidence from which on an answer is accepted.</summary>
    /// <value>0 to 1; the default is 0.9.</value>
    public double AcceptAt { get; set; } = double.NaN;

    /// <summary>Gets or sets a value indicating whether the same answer of the first two members is accepted.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool AcceptAgreement { get; set; } = true;

    /// <summary>Gets or sets the quality score from which on an answer is accepted; see <see cref="MonitorQualityAttribute"/> for what is scored.</summary>
    /// <value>0 to 1; by default no answer is accepted for its quality alone.</value>
    public double AcceptQualityAt { get; set; } = double.NaN;

    /// <summary>Gets or sets how long all members together may take, in seconds; the call's own total timeout applies too, the smaller wins.</summary>
    /// <value>Above 0; the default is 30.</value>
    public double TimeoutSeconds { get; set; } = double.NaN;
}
