namespace LlmAttributes;

/// <summary>Asks models in order, the cheapest first, until an answer can be trusted.</summary>
/// <param name="members">The keys of the models, at least two, the strongest last; its answer counts where nothing was accepted.</param>
/// <remarks>
/// An answer is accepted when its confidence reaches <see cref="AcceptAt"/>, when the first two members agree, or when its quality reaches <see cref="AcceptQualityAt"/>. One answer
/// alone reaches a high confidence only when <see cref="LlmRuntimeBuilder.UseConsensus"/> gives what was learned from feedback; <see cref="CascadeAttribute{TRule}"/> adds a rule of
/// one's own.
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface, Inherited = false)]
public sealed class CascadeAttribute(params string[] members) : Attribute
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
    /// <value>0 to 1; by default no answer is accepted for its quality.</value>
    public double AcceptQualityAt { get; set; } = double.NaN;

    /// <summary>Gets or sets how long all members together may take, in seconds; the call's own total timeout applies too, the smaller wins.</summary>
    /// <value>Above 0; the default is 30.</value>
    public double TimeoutSeconds { get; set; } = double.NaN;
}
